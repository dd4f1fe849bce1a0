#pragma once
#include "core/models/engine/fileweights.h"
#include "core/models/safetensors.h"

#include <ATen/ATen.h>
#include <QTest>

/// Reference arrays, compared with what the networks give.
class Golden
{
public:
    explicit Golden(const std::string& path)
        : m_file(path)
    {
    }
    const models::Safetensors& file() const { return m_file; }
    /// In its own number format.
    at::Tensor operator[](const std::string& name) const
    {
        const models::TensorView* view = m_file.find(name);
        if (!view)
            qFatal("the reference has no array %s", name.c_str());
        const auto type = view->dtype == "F64" ? at::kDouble : view->dtype == "I64" ? at::kLong : at::kFloat;
        return at::from_blob(const_cast<std::byte*>(view->data), view->shape, type).clone();
    }
    /// [batch, channels, length] as our networks write it.
    at::Tensor lengthFirst(const std::string& name) const { return (*this)[name].transpose(1, 2).contiguous(); }

private:
    models::Safetensors m_file;
};

inline double largestDifference(const at::Tensor& a, const at::Tensor& b)
{
    if (a.sizes() != b.sizes())
        return INFINITY;
    return (a.to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>();
}

/// Fails the test when the largest difference is above `tolerance`, and tells it in any case: the parity summary.
#define COMPARE_ARRAYS(NAME, ACTUAL, EXPECTED, TOLERANCE)                                                                        \
    do {                                                                                                                         \
        const double difference = largestDifference(ACTUAL, EXPECTED);                                                           \
        qInfo("%-36s largest difference %.1e, tolerance %.0e", std::string(NAME).c_str(), difference, double(TOLERANCE));        \
        QVERIFY2(difference <= (TOLERANCE),                                                                                      \
            qPrintable(QStringLiteral("%1 is off by %2").arg(QString::fromStdString(NAME)).arg(difference)));                    \
    } while (false)
