#include "views/look/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

/// Resources of a static library are left out unless somebody asks for them; must stand outside of any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace
{

QColor colourOf(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    default:
        return palette.color(QPalette::WindowText);
    }
}

/// Draws the file's "currentColor" in the palette's colour of the moment.
class LineIcon : public QIconEngine
{
public:
    explicit LineIcon(QString name)
        : m_name(std::move(name))
    {
    }
    QIconEngine* clone() const override { return new LineIcon(m_name); }

    void paint(QPainter* painter, const QRect& area, QIcon::Mode mode, QIcon::State) override
    {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return;
        QColor colour = colourOf(mode);
        const double faded = mode == QIcon::Disabled ? 0.5 : 1;
        QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setOpacity(painter->opacity() * faded);
        const int side = std::min(area.width(), area.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(area).center());
        renderer.render(painter, square);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("line icon %1 %2 %3 %4 %5")
                                .arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(int(mode))
                                .arg(colourOf(mode).name());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

private:
    QString m_name;
};

} // namespace

QIcon lineIcon(const QString& name)
{
    initResources();
    return QIcon(new LineIcon(name));
}

QIcon programIcon()
{
    initResources();
    return QIcon(QStringLiteral(":/epiarc.svg"));
}
