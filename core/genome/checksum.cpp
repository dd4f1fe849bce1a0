#include "core/genome/checksum.h"

#include "core/base/file.h"

#include <array>
#include <fmt/format.h>
#include <fstream>
#include <htslib/hts.h>
#include <memory>

namespace genome
{

std::string checksumOf(const std::filesystem::path& path, const Monitor& monitor)
{
    base::requireFile(path);
    const std::unique_ptr<hts_md5_context, decltype(&hts_md5_destroy)> md5(hts_md5_init(), &hts_md5_destroy);
    std::ifstream in(path, std::ios::binary);
    const auto size = double(std::filesystem::file_size(path));
    std::string block(size_t(1) << 20, '\0');
    for (double done = 0; in; done += double(in.gcount())) {
        monitor.report(std::min(1.0, done / size), "computing checksums");
        in.read(block.data(), std::streamsize(block.size()));
        hts_md5_update(md5.get(), block.data(), (unsigned long)(in.gcount()));
    }
    if (!in.eof())
        throw Error(fmt::format("{} could not be read to its end.", path.string()));
    std::array<unsigned char, 16> digest {};
    std::array<char, 33> text {};
    hts_md5_final(digest.data(), md5.get());
    hts_md5_hex(text.data(), digest.data());
    return text.data();
}

} // namespace genome
