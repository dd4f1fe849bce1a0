#pragma once
#include "views/figures/figurespec.h"
#include "views/sessionfiles/sessionfile.h"

#include <filesystem>

/// A figure that can be drawn again: its settings and the session it shows, in one JSON file, so that it stays the same when the
/// session is changed later. Paths are relative to the file's own folder.
struct FigureFile {
    FigureSpec spec;
    SessionFile session;
};

Json toJson(const FigureSpec&);
/// What is not mentioned keeps its default. `file` begins the sentence of an Error, which names a setting that is unknown or not
/// of its kind.
FigureSpec specFrom(const Json&, const std::string& file);

/// Throws Error naming the file and the part that cannot be understood.
FigureFile readFigure(const std::filesystem::path&);
/// Atomic. Throws Error.
void writeFigure(const std::filesystem::path&, const FigureFile&);
