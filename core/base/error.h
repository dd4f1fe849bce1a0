#pragma once
#include <stdexcept>

/// Something the user can act on. The text is a finished sentence that names the file and, where
/// there is one, the line, and says what to do.
struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Thrown by Monitor::report when the user asked to stop. Not an error, so not a std::exception.
struct Cancelled {
};
