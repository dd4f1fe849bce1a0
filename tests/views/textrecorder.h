#pragma once
#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>

#include <utility>
#include <vector>

/// Where text is written and whether a clip was set; everything else that is painted goes nowhere.
class TextRecorder : public QPaintDevice
{
public:
    struct Written {
        QString text;
        QRectF box; ///< as wide as the text, as high as capitals and digits
    };

    explicit TextRecorder(const QSize& size)
        : m_size(size)
        , m_pen(*this)
    {
    }
    std::vector<Written> written;
    int clips = 0; ///< how often the painter's state changed while a clip was set

    /// What stands over something else or reaches beyond `area`, as text; empty when all is well.
    QString collisions(const QRectF& area) const
    {
        QStringList found;
        for (size_t i = 0; i < written.size(); ++i) {
            if (!area.contains(written[i].box))
                found << QStringLiteral("“%1” lies outside").arg(written[i].text);
            for (size_t j = 0; j < i; ++j)
                if (written[i].box.intersects(written[j].box))
                    found << QStringLiteral("“%1” on “%2”").arg(written[i].text, written[j].text);
        }
        return found.mid(0, 8).join(QStringLiteral(", "));
    }

    QPaintEngine* paintEngine() const override { return &m_pen; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    class Pen : public QPaintEngine
    {
    public:
        explicit Pen(TextRecorder& recorder)
            : QPaintEngine(AllFeatures)
            , m_recorder(recorder)
        {
        }
        bool begin(QPaintDevice*) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState&) override { m_recorder.clips += painter()->hasClipping(); }
        void drawPath(const QPainterPath&) override { }
        void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
        void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { }
        void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override { }
        void drawTextItem(const QPointF& at, const QTextItem& item) override
        {
            const QFontMetricsF metrics(item.font());
            const QRectF box(at.x(), at.y() - metrics.capHeight(), metrics.horizontalAdvance(item.text()), metrics.capHeight());
            m_recorder.written.push_back({ item.text(), painter()->transform().mapRect(box) });
        }
        Type type() const override { return User; }

    private:
        TextRecorder& m_recorder;
    };

    QSize m_size;
    mutable Pen m_pen;
};
