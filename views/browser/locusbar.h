#pragma once
#include "views/session/session.h"

#include <QWidget>

class QAction;
class QCompleter;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStringListModel;
class QToolButton;

/// Back and forward, the box that accepts every way to name a locus, and zooming.
class LocusBar : public QWidget
{
    Q_OBJECT

public:
    explicit LocusBar(Session& session, QWidget* parent = nullptr);

    void focusBox();
    /// A button at the right end; its tool tip names the action and its key.
    void addTool(QAction*);
    void addSeparator();

Q_SIGNALS:
    void refused(const QString& why); ///< the text names no locus; the sentence says what to do
    void zoomed(double factor);
    void entered(); ///< a locus was chosen: the keys belong to the lanes again

protected:
    bool eventFilter(QObject*, QEvent*) override;

private:
    void enter();
    void showLocus();
    void complete(const QString& text);

    Session& m_session;
    QHBoxLayout* m_layout;
    QLineEdit* m_box;
    QLabel* m_length;
    QToolButton* m_back;
    QToolButton* m_forward;
    QCompleter* m_completer;
    QStringListModel* m_completions;
};
