#pragma once
#include "core/data/split.h"

#include <QWidget>

/// Chromosomes as bars, coloured by what their stretches are for: training, validation, test. A click on one asks for another use
/// of it. Small sequences (below half a per cent of the longest) are left out.
class SplitView : public QWidget
{
    Q_OBJECT

public:
    explicit SplitView(QWidget* parent = nullptr);
    /// Without regions the bars are grey.
    void setRegions(const std::vector<genome::Chromosome>&, const std::vector<data::Region>&);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 200, sizeHint().height() }; }
    static QColor colourOf(data::Part);
    /// "training 82 %, validation 9 %, test 9 %" of the bases that are dealt
    QString inWords() const;

Q_SIGNALS:
    void clicked(const QString& chrom);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;

private:
    int rowHeight() const;
    int nameWidth() const;
    void paintLegend(QPainter&);
    void paintRow(QPainter&, int row);
    int rowAt(const QPoint&) const; ///< -1: none

    std::vector<genome::Chromosome> m_chromosomes; ///< those that are shown
    std::vector<data::Region> m_regions;
};

/// "training", "validation", "test"
QString partText(data::Part);
