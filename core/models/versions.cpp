#include "core/models/versions.h"

#include <htslib/hts.h>

namespace models
{

Json versions()
{
    return { { "epiarc", EPIARC_VERSION }, { "HTSlib", hts_version() } };
}

} // namespace models
