#include "views/training/runanswers.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "views/training/runreport.h"

#include <QLocale>

namespace
{

Json parsed(const QByteArray& text)
{
    Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded())
        throw Error(
            RunEstimate::tr("epiarc-cli gave an answer that is not understood: install the one of this version.").toStdString());
    return json;
}

} // namespace

std::vector<train::Complaint> complaintsFrom(const QByteArray& text)
{
    std::vector<train::Complaint> complaints;
    for (const Json& each : parsed(text))
        if (each.is_object())
            complaints.push_back({ each.value("field", ""), each.value("sentence", ""), each.value("fatal", true) });
    return complaints;
}

RunEstimate RunEstimate::from(const QByteArray& text)
{
    const Json json = parsed(text);
    RunEstimate estimate;
    if (!json.is_object())
        return estimate;
    const auto number = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_number() ? found->get<double>() : 0.0;
    };
    estimate.secondsPerStep = number("seconds_per_step");
    estimate.secondsPerEpoch = number("seconds_per_epoch");
    estimate.bytes = int64_t(number("bytes"));
    estimate.available = int64_t(number("available_bytes"));
    if (const auto advice = json.find("advice"); advice != json.end())
        for (const Json& sentence : *advice)
            if (sentence.is_string())
                estimate.advice << QString::fromStdString(sentence.get<std::string>());
    return estimate;
}

QString RunEstimate::text(int64_t epochs) const
{
    const QLocale locale;
    const auto size = [&](int64_t count) { return locale.formattedDataSize(count, 1, QLocale::DataSizeSIFormat); };
    QString text = tr("%1 s a step, %2 an epoch, %3 in all")
                       .arg(locale.toString(secondsPerStep, 'g', 3), RunReport::durationText(secondsPerEpoch),
                           RunReport::durationText(secondsPerEpoch * double(epochs)));
    if (bytes > 0 && available > 0)
        text += tr("; %1 of memory, of %2 that are free").arg(size(bytes), size(available));
    else if (bytes > 0)
        text += tr("; %1 of memory").arg(size(bytes));
    return text;
}
