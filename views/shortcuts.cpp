#include "views/shortcuts.h"

#include "views/look/grid.h"
#include "views/sidepanels.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>

namespace
{

struct Row {
    const char* keys;
    const char* does;
};
struct Group {
    const char* title;
    std::vector<Row> rows;
};

const std::vector<Group>& groups()
{
    static const std::vector<Group> table {
        { QT_TRANSLATE_NOOP("Shortcuts", "Moving"),
            {
                { QT_TRANSLATE_NOOP("Shortcuts", "Drag the data"), QT_TRANSLATE_NOOP("Shortcuts", "Pan") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Left, Right"), QT_TRANSLATE_NOOP("Shortcuts", "Pan 10 %") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Shift+Left, Shift+Right"), QT_TRANSLATE_NOOP("Shortcuts", "Pan 50 %") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Home, End"), QT_TRANSLATE_NOOP("Shortcuts", "Pan one screen") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Shift+wheel"), QT_TRANSLATE_NOOP("Shortcuts", "Pan") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Click the ruler"), QT_TRANSLATE_NOOP("Shortcuts", "Centre there") },
                { QT_TRANSLATE_NOOP("Shortcuts", "F, B, Ctrl+F, Ctrl+B"),
                    QT_TRANSLATE_NOOP("Shortcuts", "Next, previous feature") },
                { QT_TRANSLATE_NOOP("Shortcuts", "R"), QT_TRANSLATE_NOOP("Shortcuts", "The other strand from left to right") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+D, Ctrl+W"),
                    QT_TRANSLATE_NOOP("Shortcuts", "Another locus beside this one, close it") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+L, /"), QT_TRANSLATE_NOOP("Shortcuts", "Type a locus or a gene") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Alt+Left, Alt+Right"), QT_TRANSLATE_NOOP("Shortcuts", "Back, forward") },
            } },
        { QT_TRANSLATE_NOOP("Shortcuts", "Zooming"),
            {
                { QT_TRANSLATE_NOOP("Shortcuts", "+, −, Ctrl+Up, Ctrl+Down"), QT_TRANSLATE_NOOP("Shortcuts", "Zoom in, out") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+wheel, pinch"), QT_TRANSLATE_NOOP("Shortcuts", "Zoom at the pointer") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Drag the ruler"), QT_TRANSLATE_NOOP("Shortcuts", "Zoom to the range") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Double-click"), QT_TRANSLATE_NOOP("Shortcuts", "Zoom in there") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Alt+click"), QT_TRANSLATE_NOOP("Shortcuts", "Zoom out there") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+Home"), QT_TRANSLATE_NOOP("Shortcuts", "The whole genome") },
            } },
        { QT_TRANSLATE_NOOP("Shortcuts", "Lanes"),
            {
                { QT_TRANSLATE_NOOP("Shortcuts", "Wheel"), QT_TRANSLATE_NOOP("Shortcuts", "Scroll the lanes") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Drag a lane's name"), QT_TRANSLATE_NOOP("Shortcuts", "Reorder") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Drag a lane's lower edge"), QT_TRANSLATE_NOOP("Shortcuts", "Height") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Click, Ctrl+click, Shift+click a name"),
                    QT_TRANSLATE_NOOP("Shortcuts", "Select one, several") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Up, Down, Ctrl+A, Esc"),
                    QT_TRANSLATE_NOOP("Shortcuts", "Select another, all, none") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Alt+Up, Alt+Down, Alt+Home, Alt+End"),
                    QT_TRANSLATE_NOOP("Shortcuts", "Move the selected lanes") },
                { QT_TRANSLATE_NOOP("Shortcuts", "F2"), QT_TRANSLATE_NOOP("Shortcuts", "Rename") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Click the data"),
                    QT_TRANSLATE_NOOP("Shortcuts", "Everything about what lies there") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Right-click a lane"), QT_TRANSLATE_NOOP("Shortcuts", "Its menu") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Del"), QT_TRANSLATE_NOOP("Shortcuts", "Remove the selected lanes") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+C"), QT_TRANSLATE_NOOP("Shortcuts", "Copy the crosshair's values") },
                { QT_TRANSLATE_NOOP("Shortcuts", "F5"), QT_TRANSLATE_NOOP("Shortcuts", "Read everything again") },
            } },
        { QT_TRANSLATE_NOOP("Shortcuts", "Regions"),
            {
                { QT_TRANSLATE_NOOP("Shortcuts", "Shift+drag the data"),
                    QT_TRANSLATE_NOOP("Shortcuts", "Mark a range; a menu tells what to do with it") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+R"), QT_TRANSLATE_NOOP("Shortcuts", "Region of what is visible") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+Shift+R"),
                    QT_TRANSLATE_NOOP("Shortcuts", "Region of one base at the centre") },
            } },
        { QT_TRANSLATE_NOOP("Shortcuts", "Session"),
            {
                { QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+O"), QT_TRANSLATE_NOOP("Shortcuts", "Open files") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+S"), QT_TRANSLATE_NOOP("Shortcuts", "Save the session") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+E"), QT_TRANSLATE_NOOP("Shortcuts", "Export a figure") },
                { QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y"), QT_TRANSLATE_NOOP("Shortcuts", "Undo, redo") },
                { QT_TRANSLATE_NOOP("Shortcuts", "F1, ?"), QT_TRANSLATE_NOOP("Shortcuts", "This sheet") },
            } },
    };
    return table;
}

void addTitle(QGridLayout& grid, const QString& text)
{
    const int row = grid.rowCount();
    auto* title = new QLabel(text);
    title->setProperty("look", QStringLiteral("heading"));
    title->setContentsMargins(0, row > 1 ? 3 * gridStep : 0, 0, gridStep);
    grid.addWidget(title, row, 0, 1, 2);
}

/// Keys left.
void addLine(QGridLayout& grid, const QString& keys, const QString& does)
{
    const int row = grid.rowCount();
    auto* label = new QLabel(keys);
    label->setProperty("look", QStringLiteral("keys"));
    grid.addWidget(label, row, 0);
    grid.addWidget(new QLabel(does), row, 1);
}

void addGroup(QGridLayout& grid, const Group& group)
{
    addTitle(grid, Shortcuts::tr(group.title));
    for (const Row& line : group.rows)
        addLine(grid, Shortcuts::tr(line.keys), Shortcuts::tr(line.does));
}

void addPanels(QGridLayout& grid)
{
    addTitle(grid, Shortcuts::tr("Open and close the panels at the side"));
    for (const SidePanel& panel : sidePanels())
        addLine(grid, panel.shortcut().toString(QKeySequence::NativeText), panel.translatedTitle());
}

} // namespace

Shortcuts::Shortcuts(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Mouse and keys"));
    auto* page = new QWidget;
    auto* columns = new QHBoxLayout(page);
    columns->setContentsMargins(4 * gridStep, 4 * gridStep, 4 * gridStep, 4 * gridStep);
    columns->setSpacing(10 * gridStep);
    for (const auto& [from, to] : { std::pair(0, 2), std::pair(2, 5) }) {
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(6 * gridStep);
        grid->setVerticalSpacing(gridStep);
        for (int i = from; i < to; ++i)
            addGroup(*grid, groups()[size_t(i)]);
        if (from > 0)
            addPanels(*grid);
        grid->setRowStretch(grid->rowCount(), 1);
        columns->addLayout(grid);
    }
    auto* scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(windowTitle());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(scroll);
    layout->addWidget(buttons);
    const QSize wanted = page->sizeHint().expandedTo({ 640, 400 }) + QSize(32, 72);
    resize(wanted.boundedTo(screen()->availableSize() * 0.95));
}
