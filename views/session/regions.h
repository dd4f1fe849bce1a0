#pragma once
#include "views/session/session.h"

#include <filesystem>

/// Bookmarks and regions of interest of a session. What changes them is undoable.

/// Adds one with the next colour and, without a name, a number. `drawn`: a region of interest; else a bookmark.
void addRegion(Session&, const Interval& where, bool drawn = true, const QString& name = {});
void removeRegion(Session&, const Region&);
void changeRegion(Session&, const Region& before, const Region& after);

/// Regions of a BED file (names and itemRgb kept), in the genome's spelling of chromosomes. Throws Error.
QVector<Region> readRegions(const std::filesystem::path&, const genome::Genome&, const Monitor& = {});
/// BED with nine columns, colours as itemRgb. Atomic. Throws Error.
void writeRegions(const std::filesystem::path&, const QVector<Region>&);
