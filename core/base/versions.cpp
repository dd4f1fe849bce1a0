#include "core/base/versions.h"

#include <htslib/hts.h>

namespace base
{

Json versions()
{
    return { { "epiarc", EPIARC_VERSION }, { "HTSlib", hts_version() } };
}

} // namespace base
