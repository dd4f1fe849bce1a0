#pragma once
#include "core/base/monitor.h"
#include "views/figures/figurelayout.h"
#include "views/sheets/figuresheet.h"

#include <QImage>

#include <filesystem>

/// A scene on paper, at a size in millimetres. A value: may be painted and saved on any thread. The same scene and settings give
/// the same bytes.
class Figure
{
public:
    /// The scene's scales are those of `figureScales`. Throws Error with the sentences of FigureSpec::check and those of the
    /// layout.
    Figure(Scene scene, FigureSpec spec);

    const FigureSpec& spec() const { return m_spec; }
    QSizeF sizeMm() const { return m_layout.size * m_spec.pixelMm(); }
    QSizeF size() const { return m_layout.size; } ///< logical pixels
    /// Whole pixels of a PNG.
    QSize pixels(double dpi) const;
    /// The first sentence of a lane that could not be read; empty when all could.
    QString problem() const;
    /// For the properties of the file: the figure's title, or its loci.
    QString title() const;

    /// Groups "background", "regions", "title", "ruler", "lane-NAME" …, "scale-bar", "legend"; with several panels each of the
    /// ruler, a lane and the scale bars holds one group for each panel, labelled with the locus.
    void draw(FigureSheet&, const Monitor& = {}) const;
    /// Throws Error when that is more than can be drawn.
    QImage image(double dpi, const Monitor& = {}) const;
    /// SVG, PDF or PNG by the extension. Throws Error when the extension is none of them or the file cannot be written.
    void save(const std::filesystem::path&, const Monitor& = {}) const;

private:
    void drawRegions(FigureSheet&) const;
    void drawTitle(FigureSheet&) const;
    void drawHeads(FigureSheet&) const;
    void drawLane(FigureSheet&, qsizetype lane) const;
    void drawScaleBars(FigureSheet&) const;
    /// Calls `paint(painter, row, panel)` for every panel, each in a group of its own when there are several.
    template <typename PaintPanel>
    void forPanels(FigureSheet&, const QString& id, const QString& label, const PaintPanel&) const;

    Scene m_scene;
    FigureSpec m_spec;
    Theme m_theme;
    FigureLayout m_layout;
};
