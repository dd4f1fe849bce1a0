#pragma once
#include "views/document/source.h"
#include "views/sessionfiles/filetable.h"

/// A source as session files hold it: an object with its "kind", files and models called by their references in the table.
Json toJson(const Source&, FileTable&);
/// Throws Error, as a sentence without a beginning and an end, and Json::exception.
Source sourceFrom(const Json&, FileTable&);
