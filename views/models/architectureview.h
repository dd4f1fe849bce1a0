#pragma once
#include "core/models/architecture.h"

#include <QWidget>

/// A network as a picture, from the input at the top to the outputs: bars as long as the sequence at that stage (logarithmic) and
/// the darker the more channels, with words beside them.
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
    QRect wordsOf(size_t stage, int top, int width) const;
    int heightOf(size_t stage, int width) const;
    QString sizeOf(size_t stage) const;
    void paintBar(QPainter&, size_t stage, const QRectF& row) const;

    std::vector<models::Stage> m_stages;
};
