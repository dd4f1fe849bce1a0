#pragma once
#include "core/models/families/architecture.h"

#include <QWidget>

/// A network as a picture, from the input at the top to the outputs: bars as long as the sequence at that stage (logarithmic) and
/// the darker the more channels, with words beside them. Branches stand side by side, or below each other where the longest words
/// of both have no room.
class ArchitectureView : public QWidget
{
    Q_OBJECT

public:
    explicit ArchitectureView(QWidget* parent = nullptr);
    void setStages(const std::vector<models::Stage>&);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return { 260, heightForWidth(260) }; }
    QSize minimumSizeHint() const override { return { 160, heightForWidth(260) }; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    struct StageArea {
        QPointF bar; ///< its middle
        QRect name, size; ///< words
        bool fits = true; ///< no word is wider than the column
    };
    struct Plan {
        bool sideBySide = false;
        int barSpace = 64; ///< width of the longest bar
        std::vector<StageArea> areas; ///< of every stage
        int height = 0;
    };
    Plan planFor(int width) const;
    void arrange(Plan&, int width) const;
    StageArea areaOf(size_t stage, const QRect& column, int barSpace) const;
    QString sizeOf(size_t stage) const;
    QString inWords() const;
    bool beginsBranch(size_t stage) const;
    void paintLines(QPainter&, const Plan&) const;
    void paintBar(QPainter&, size_t stage, const Plan&) const;

    std::vector<models::Stage> m_stages;
};
