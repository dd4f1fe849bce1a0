#include "app/figureoptions.h"

#include <QCommandLineParser>

#include <vector>

namespace
{

using Text = QString;

/// One setting of a figure on the command line: puts its text into the spec; a sentence when that is not possible.
struct Setting {
    const char *name, *value, *says;
    std::function<QString(const Text&, FigureSpec&)> set;
};

template <typename Number>
Setting number(const char* name, const char* value, const char* says, Number FigureSpec::*field)
{
    return { name, value, says, [=](const Text& text, FigureSpec& spec) {
                bool ok = false;
                spec.*field = std::is_same_v<Number, int> ? Number(text.toInt(&ok)) : Number(text.toDouble(&ok));
                return ok ? QString() : QStringLiteral("--%1 takes a number, not “%2”.").arg(QLatin1String(name), text);
            } };
}

template <typename Choice>
Setting choice(const char* name, const char* value, const char* says, const QStringList& words, Choice FigureSpec::*field)
{
    return { name, value, says, [=](const Text& text, FigureSpec& spec) {
                const qsizetype at = words.indexOf(text);
                if (at >= 0)
                    spec.*field = Choice(at);
                return at >= 0 ? QString()
                               : QStringLiteral("--%1 takes one of %2, not “%3”.")
                                     .arg(QLatin1String(name), words.join(QStringLiteral(", ")), text);
            } };
}

Setting text(const char* name, const char* value, const char* says, QString FigureSpec::*field)
{
    return { name, value, says, [=](const Text& text, FigureSpec& spec) {
                spec.*field = text;
                return QString();
            } };
}

const std::vector<Setting>& settings()
{
    static const QStringList yesNo { QStringLiteral("no"), QStringLiteral("yes") };
    static const std::vector<Setting> all {
        number("width-mm", "W", "Width in millimetres (default 180).", &FigureSpec::widthMm),
        number(
            "height-mm", "H", "Height in millimetres; lanes are scaled to fit (default 0: as they are).", &FigureSpec::heightMm),
        number("dpi", "D", "Resolution of a PNG (default 300).", &FigureSpec::dpi),
        text("font", "FAMILY", "Font family.", &FigureSpec::fontFamily),
        number("font-pt", "PT", "Size of the text (default 7).", &FigureSpec::fontPt),
        number("line-pt", "PT", "Width of thin lines (default 0.5).", &FigureSpec::linePt),
        text("title", "T", "Title above the lanes; {name} and {locus} are filled in.", &FigureSpec::title),
        choice("legend", "WHERE", "Colours of overlays: none, lanes or below (default lanes).",
            { QStringLiteral("none"), QStringLiteral("lanes"), QStringLiteral("below") }, &FigureSpec::legend),
        choice("ruler", "YES", "Coordinates above the lanes: yes (default) or no.", yesNo, &FigureSpec::ruler),
        choice("scale-bar", "YES", "A bar of round length: yes or no (default).", yesNo, &FigureSpec::scaleBar),
        number("names-mm", "N", "Width of the column of names (default 0: what they need).", &FigureSpec::namesMm),
        number("columns", "N", "Panels side by side before a new row begins (default 0: all).", &FigureSpec::columns),
        choice("background", "COLOUR", "white (default) or transparent.",
            { QStringLiteral("white"), QStringLiteral("transparent") }, &FigureSpec::background),
        choice("heat-maps", "AS", "vector (default) or raster: one picture for each row.",
            { QStringLiteral("vector"), QStringLiteral("raster") }, &FigureSpec::rasterHeatMaps),
    };
    return all;
}

void addOptions(QCommandLineParser& parser)
{
    const auto add = [&](const char* name, const char* value, const char* says) {
        parser.addOption({ QString::fromUtf8(name), QString::fromUtf8(says), QString::fromUtf8(value) });
    };
    add("session", "S", "Epiarc session to draw.");
    add("spec", "SPEC", "Saved figure (JSON) to draw again; other options go before its settings.");
    add("locus", "L", "Region (1-based, both ends included) or gene; several separated by blanks stand side by side.");
    add("out", "FIG", "Figure to write: .svg, .pdf or .png. With --regions {name} and {locus} are filled in.");
    add("regions", "BED", "Draws one figure for each region of a BED file.");
    add("out-dir", "DIR", "Folder for the figures of --regions, named after the regions.");
    add("format", "F", "svg (default), pdf or png, for --out-dir.");
    add("flank", "BP", "Bases added on either side of each region (default 0).");
    add("batch", "SCRIPT", "Runs a batch script of IGV; FILES and --session are open when it begins.");
    add("save-spec", "SPEC", "Writes all settings and the session shown, for --spec.");
    for (const Setting& setting : settings())
        add(setting.name, setting.value, setting.says);
}

/// What is missing or does not fit together.
QString misfit(const QCommandLineParser& parser, const FigureOptions& options)
{
    const auto given = [&](const char* name) { return parser.isSet(QString::fromUtf8(name)); };
    if (!options.batch.isEmpty())
        for (const char* other : { "spec", "locus", "out", "regions", "out-dir", "format", "flank", "save-spec" })
            if (given(other))
                return QStringLiteral("--batch and --%1 do not go together: the script says what is drawn.")
                    .arg(QLatin1String(other));
    if (!options.batch.isEmpty())
        return {};
    if (options.files.isEmpty() && options.spec.isEmpty())
        return QStringLiteral("Give --session S, --spec SPEC, --batch SCRIPT or files to draw; see epiarc figure --help.");
    if (!options.out.isEmpty() && given("out-dir"))
        return QStringLiteral("Give --out or --out-dir, not both.");
    if (given("out-dir") && !given("regions"))
        return QStringLiteral("--out-dir is for the figures of --regions BED; give --out FIG for one figure.");
    if (given("regions") && given("locus"))
        return QStringLiteral("Give --locus or --regions, not both.");
    if (given("regions") && given("save-spec"))
        return QStringLiteral("--save-spec keeps the settings of one figure: give it without --regions.");
    if (options.out.isEmpty() && !given("out-dir"))
        return QStringLiteral("Give --out FIG.svg, FIG.pdf or FIG.png.");
    return {};
}

QString readSettings(const QCommandLineParser& parser, FigureOptions& options)
{
    std::vector<std::pair<const Setting*, QString>> given;
    FigureSpec trial;
    for (const Setting& setting : settings()) {
        if (!parser.isSet(QString::fromUtf8(setting.name)))
            continue;
        const QString value = parser.value(QString::fromUtf8(setting.name));
        if (const QString wrong = setting.set(value, trial); !wrong.isEmpty())
            return wrong;
        given.push_back({ &setting, value });
    }
    options.adjust = [given](FigureSpec& spec) {
        for (const auto& [setting, value] : given)
            setting->set(value, spec);
    };
    return trial.check().join(u' ');
}

} // namespace

FigureOptions figureOptions(const QStringList& arguments)
{
    FigureOptions options;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Draws the lanes of a session, or of the given files in their order, to a figure without a display."));
    parser.addHelpOption();
    parser.addPositionalArgument(
        QStringLiteral("FILES"), QStringLiteral("genome, annotation, tracks"), QStringLiteral("[FILES…]"));
    addOptions(parser);
    if (!parser.parse(arguments)) {
        options.wrong = parser.errorText();
        return options;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        options.help = parser.helpText().replace(QStringLiteral("[options]"), QStringLiteral("figure [options]"));
        return options;
    }
    const auto value = [&](const char* name) { return parser.value(QString::fromUtf8(name)); };
    options.spec = value("spec");
    if (parser.isSet(QStringLiteral("session")))
        options.files << value("session");
    options.files << parser.positionalArguments();
    options.locus = value("locus");
    options.out = value("out");
    options.regions = value("regions");
    options.saveSpec = value("save-spec");
    options.batch = value("batch");
    options.wrong = misfit(parser, options);
    const QString format = parser.isSet(QStringLiteral("format")) ? value("format") : QStringLiteral("svg");
    static const QStringList formats { QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("png") };
    if (options.wrong.isEmpty() && !formats.contains(format))
        options.wrong = QStringLiteral("--format takes svg, pdf or png, not “%1”.").arg(format);
    if (parser.isSet(QStringLiteral("out-dir")))
        options.out = value("out-dir") + QStringLiteral("/{name}.") + format;
    bool flankOk = true;
    if (parser.isSet(QStringLiteral("flank")))
        options.flank = value("flank").toLongLong(&flankOk);
    if (options.wrong.isEmpty() && (!flankOk || options.flank < 0))
        options.wrong = QStringLiteral("--flank takes a number of bases, not “%1”.").arg(value("flank"));
    const QString wrong = readSettings(parser, options);
    if (options.wrong.isEmpty())
        options.wrong = wrong;
    return options;
}
