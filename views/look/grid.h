#pragma once

/// Every margin and gap is a multiple of this many logical pixels.
constexpr int gridStep = 4;
