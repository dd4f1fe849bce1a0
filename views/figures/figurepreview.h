#pragma once
#include "views/figures/figureseries.h"
#include "views/jobs/latest.h"

#include <QImage>
#include <QWidget>

/// A figure as it will look on paper, drawn in the background at true proportions as large as there is room.
class FigurePreview : public QWidget
{
    Q_OBJECT

public:
    explicit FigurePreview(Jobs& jobs, QWidget* parent = nullptr);

    void show(const Snapshot&, const FigureSpec&, const FigureLocus&);
    /// Of the figure shown; empty while there is none.
    QSizeF sizeMm() const { return m_shown.sizeMm; }
    /// What is shown is what was asked for last.
    bool complete() const { return !m_latest.busy(); }
    const QString& problem() const { return m_problem; }
    QSize sizeHint() const override { return { 640, 560 }; }

Q_SIGNALS:
    void changed(); ///< there is another figure, or none can be drawn

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    struct Page {
        QImage image;
        QSizeF sizeMm;
    };
    void draw();

    Jobs& m_jobs;
    std::optional<Snapshot> m_snapshot; ///< nothing asked for yet
    FigureSpec m_spec;
    FigureLocus m_figureLocus;
    Page m_shown;
    QString m_problem;
    Latest m_latest;
};
