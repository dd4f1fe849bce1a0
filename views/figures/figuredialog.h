#pragma once
#include "views/figures/figureseries.h"

#include <QDialog>

class FigurePreview;
class FigureSettings;
class QCheckBox;
class QComboBox;
class QLabel;
class QToolButton;

/// What the user wants drawn, and how.
struct FigureOrder {
    Snapshot snapshot;
    FigureSpec spec;
    QString suffix; ///< "svg", "pdf" or "png"
    QVector<FigureLocus> loci; ///< one file for each
    bool saveSettings = false; ///< in a file beside each figure
};

/// A figure and its settings side by side: what is changed at the right shows at the left. Begins with the last settings.
class FigureDialog : public QDialog
{
    Q_OBJECT

public:
    explicit FigureDialog(Session& session, QWidget* parent = nullptr);

    FigureOrder order() const;
    /// Regions of a BED file become the figures.
    void useRegions(const QString& path);

public Q_SLOTS:
    void accept() override;

private:
    enum class What { Shown, Regions, File };

    QWidget* previewSide();
    QWidget* settingsSide();
    QWidget* filesGroup();
    void connectParts();
    void choose(int what);
    void setFigureLoci(const QVector<FigureLocus>&);
    void step(int by);
    void draw();
    void describe();
    void restore();

    Session& m_session;
    Snapshot m_snapshot;
    FigureSettings* m_settings;
    FigurePreview* m_preview;
    QComboBox *m_what, *m_format;
    QCheckBox* m_save;
    QToolButton *m_previous, *m_next;
    QLabel *m_size, *m_which;
    QPushButton* m_go;
    QVector<FigureLocus> m_figureLoci;
    qsizetype m_current = 0; ///< the one in the preview
};
