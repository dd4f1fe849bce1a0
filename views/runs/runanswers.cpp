#include "views/runs/runanswers.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "views/runs/runreport.h"

#include <QLocale>

namespace
{

Json parsed(const QByteArray& text)
{
    Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded())
        throw Error(
            RunAnswers::tr("epiarc-cli gave an answer that is not understood: install the one of this version.").toStdString());
    return json;
}

} // namespace

std::vector<train::Complaint> RunAnswers::complaints(const QByteArray& answer)
{
    return train::complaintsFromJson(parsed(answer));
}

train::Estimate RunAnswers::estimate(const QByteArray& answer)
{
    return train::estimateFromJson(parsed(answer));
}

QString RunAnswers::text(const train::Estimate& estimate, int64_t epochs)
{
    const QLocale locale;
    const auto size = [&](int64_t count) { return locale.formattedDataSize(count, 1, QLocale::DataSizeSIFormat); };
    QString text = tr("%1 s a step, %2 an epoch, %3 in all")
                       .arg(locale.toString(estimate.secondsPerStep, 'g', 3), RunReport::durationText(estimate.secondsPerEpoch),
                           RunReport::durationText(estimate.secondsPerEpoch * double(epochs)));
    if (estimate.bytes > 0 && estimate.available > 0)
        text += tr("; %1 of memory, of %2 that are free").arg(size(estimate.bytes), size(estimate.available));
    else if (estimate.bytes > 0)
        text += tr("; %1 of memory").arg(size(estimate.bytes));
    return text;
}
