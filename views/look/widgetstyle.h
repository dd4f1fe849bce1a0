#pragma once
#include "views/look/theme.h"

#include <QPalette>
#include <QString>

/// What makes widgets agree with the lanes. The rest is the Fusion style's.

QPalette widgetPalette(const Theme&);
/// Only what a palette cannot say: messages, headings, dock titles, the air around rows.
QString widgetStyleSheet(const Theme&);
