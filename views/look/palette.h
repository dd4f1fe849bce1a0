#pragma once
#include <QColor>

#include <array>

/// Okabe and Ito's colours that can be told apart by everyone and read on white and on dark (no black, no yellow).
inline QColor okabeIto(int index)
{
    static constexpr std::array<QRgb, 6> colours { 0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xe69f00 };
    return QColor::fromRgb(colours[size_t(index) % colours.size()]);
}
