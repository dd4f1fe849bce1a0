#include "views/lanemenus/lanedialogs.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>

#include <cmath>

namespace
{

/// A form with OK and Cancel; `form` holds the rows.
class FormDialog : public QDialog
{
public:
    FormDialog(QWidget* parent, const QString& title)
        : QDialog(parent)
        , m_form(new QFormLayout)
        , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
    {
        setWindowTitle(title);
        auto* layout = new QVBoxLayout(this);
        layout->addLayout(m_form);
        layout->addWidget(m_buttons);
        connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
        connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    }
    QFormLayout& form() { return *m_form; }
    void setReady(bool ready) { m_buttons->button(QDialogButtonBox::Ok)->setEnabled(ready); }

private:
    QFormLayout* m_form;
    QDialogButtonBox* m_buttons;
};

struct Scores {
    double low = 0, high = 1;
    int count = 0;
};

Scores scoresOf(const LaneView& lane)
{
    Scores scores { INFINITY, -INFINITY, 0 };
    for (const LayerView& layer : lane.layers)
        if (const auto* arcs = layer.slice ? std::get_if<tracks::Arcs>(layer.slice.get()) : nullptr)
            for (const tracks::Arc& arc : arcs->items)
                if (std::isfinite(arc.score)) {
                    scores.low = std::min(scores.low, arc.score);
                    scores.high = std::max(scores.high, arc.score);
                    ++scores.count;
                }
    return scores.count ? scores : Scores();
}

} // namespace

std::optional<ValueRange> askRange(QWidget* parent, const ValueRange& now)
{
    FormDialog dialog(parent, QObject::tr("Fixed range"));
    auto* low = new QLineEdit(QString::number(now.low));
    auto* high = new QLineEdit(QString::number(now.high));
    auto* note = new QLabel;
    dialog.form().addRow(QObject::tr("&Lowest value"), low);
    dialog.form().addRow(QObject::tr("&Highest value"), high);
    dialog.form().addRow(note);
    ValueRange range = now;
    const auto check = [&] {
        bool lowOk = false, highOk = false;
        range = { low->text().toDouble(&lowOk), high->text().toDouble(&highOk) };
        const bool numbers = lowOk && highOk && std::isfinite(range.low) && std::isfinite(range.high);
        note->setText(!numbers            ? QObject::tr("Give two numbers, such as 0 and 12.5.")
                : range.low >= range.high ? QObject::tr("The highest value must lie above the lowest.")
                                          : QString());
        dialog.setReady(note->text().isEmpty());
    };
    QObject::connect(low, &QLineEdit::textChanged, &dialog, check);
    QObject::connect(high, &QLineEdit::textChanged, &dialog, check);
    check();
    high->setFocus();
    high->selectAll();
    return dialog.exec() == QDialog::Accepted ? std::optional(range) : std::nullopt;
}

std::optional<ArcChoice> askArcs(QWidget* parent, const LaneView& lane)
{
    const Scores scores = scoresOf(lane);
    FormDialog dialog(parent, QObject::tr("Arcs of %1").arg(lane.name));
    auto* threshold = new QLineEdit(QString::number(lane.arcs.threshold));
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setAccessibleName(QObject::tr("Threshold"));
    slider->setRange(0, 1000);
    slider->setMinimumWidth(240);
    auto* most = new QSpinBox;
    most->setRange(0, 1'000'000);
    most->setSpecialValueText(QObject::tr("all"));
    most->setValue(lane.arcs.most);
    dialog.form().addRow(QObject::tr("&Lowest score shown"), threshold);
    dialog.form().addRow(slider);
    dialog.form().addRow(QObject::tr("Only the &strongest"), most);
    if (scores.count)
        dialog.form().addRow(
            new QLabel(QObject::tr("Scores here: %1 to %2, %n arc(s)", nullptr, scores.count).arg(scores.low).arg(scores.high)));
    const double span = std::max(scores.high - scores.low, 1e-12);
    slider->setValue(int(std::lround(1000 * (lane.arcs.threshold - scores.low) / span)));
    QObject::connect(slider, &QSlider::valueChanged, &dialog,
        [&](int value) { threshold->setText(QString::number(value == 0 ? 0 : scores.low + span * value / 1000, 'g', 4)); });
    QObject::connect(threshold, &QLineEdit::textChanged, &dialog, [&](const QString& text) {
        bool ok = false;
        text.toDouble(&ok);
        dialog.setReady(ok);
    });
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    ArcChoice choice = lane.arcs;
    choice.threshold = threshold->text().toDouble();
    choice.most = most->value();
    return choice;
}
