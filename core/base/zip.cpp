#include "core/base/zip.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <sys/stat.h>
#include <zip.h>

namespace fs = std::filesystem;

namespace base
{

namespace
{

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

Archive openZip(const fs::path& path, int flags)
{
    int code = 0;
    if (zip_t* archive = zip_open(path.c_str(), flags, &code))
        return { archive, zip_discard };
    zip_error_t problem;
    zip_error_init_with_code(&problem, code);
    const std::string why = zip_error_strerror(&problem);
    zip_error_fini(&problem);
    if (flags & ZIP_CREATE)
        throw Error(fmt::format("{} cannot be written: {}.", path.string(), why));
    throw Error(fmt::format("{} cannot be opened as a zip archive ({}): copy or download it again.", path.string(), why));
}

bool isPackedAlready(const std::string& name)
{
    constexpr std::array suffixes { ".gz", ".bgz", ".bw", ".bigwig", ".bigWig", ".bb", ".bigbed", ".bigBed", ".2bit",
        ".safetensors", ".tbi", ".csi", ".h5" };
    return std::ranges::any_of(suffixes, [&](const char* suffix) { return name.ends_with(suffix); });
}

void add(zip_t* archive, const ZipEntry& entry)
{
    zip_source_t* source = entry.text ? zip_source_buffer(archive, entry.text->data(), entry.text->size(), 0)
                                      : zip_source_file(archive, entry.file.c_str(), 0, -1);
    const zip_int64_t index = source ? zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        throw Error(fmt::format("{} cannot be packed: {}.", entry.name, zip_strerror(archive)));
    }
    const bool store = isPackedAlready(entry.name);
    zip_set_file_compression(archive, zip_uint64_t(index), store ? ZIP_CM_STORE : ZIP_CM_DEFLATE, store ? 0 : 6);
}

/// Exceptions must not cross the library's C functions, so stopping is asked for apart.
void watch(zip_t* archive, const Monitor& monitor)
{
    zip_register_progress_callback_with_state(
        archive, 0.002,
        [](zip_t*, double done, void* state) {
            try {
                static_cast<const Monitor*>(state)->report(done, "packing");
            } catch (const Cancelled&) {
            }
        },
        nullptr, const_cast<Monitor*>(&monitor));
    zip_register_cancel_callback_with_state(
        archive, [](zip_t*, void* state) { return int(static_cast<const Monitor*>(state)->stopRequested()); }, nullptr,
        const_cast<Monitor*>(&monitor));
}

struct Member {
    zip_uint64_t index;
    std::string name;
    uintmax_t size;
    time_t time;
};

/// Throws where an entry could write anything but a new file inside the folder.
void check(const fs::path& zip, zip_t* archive, const Member& member, const zip_stat_t& stat)
{
    const auto refuse = [&](const char* why) {
        throw Error(fmt::format("{} is not unpacked: its entry “{}” {}.", zip.string(), member.name, why));
    };
    const fs::path path(member.name);
    const bool control = std::ranges::any_of(member.name, [](char letter) { return uint8_t(letter) < ' ' || letter == '\\'; });
    if (member.name.empty() || control || path.is_absolute() || (member.name.size() > 1 && member.name[1] == ':')
        || std::ranges::any_of(path, [](const fs::path& part) { return part == ".."; }))
        refuse("would be written outside of the folder");
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    zip_file_get_external_attributes(archive, member.index, 0, &system, &attributes);
    if (const mode_t mode = attributes >> 16; system == ZIP_OPSYS_UNIX && (mode & S_IFMT) && !S_ISREG(mode) && !S_ISDIR(mode))
        refuse("is a link or a device");
    if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD && stat.encryption_method != ZIP_EM_NONE)
        refuse("is encrypted: unpack it by hand");
}

/// The files, in the archive's order.
std::vector<Member> membersOf(const fs::path& zip, zip_t* archive)
{
    std::vector<Member> members;
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive, zip_uint64_t(i), 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME))
            throw Error(fmt::format("{} is damaged: copy or download it again.", zip.string()));
        const Member member { zip_uint64_t(i), stat.name, stat.size, stat.mtime };
        check(zip, archive, member, stat);
        if (!member.name.ends_with('/'))
            members.push_back(member);
    }
    return members;
}

uintmax_t sizeOf(const std::vector<Member>& members)
{
    uintmax_t total = 0;
    for (const Member& member : members)
        total += member.size;
    return total;
}

class Unpacker
{
public:
    Unpacker(const fs::path& zip, zip_t* archive, uintmax_t total, const Monitor& monitor)
        : m_zip(zip)
        , m_archive(archive)
        , m_total(total)
        , m_monitor(monitor)
    {
    }

    void unpack(const Member& member, const fs::path& file)
    {
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> in(zip_fopen_index(m_archive, member.index, 0), zip_fclose);
        if (!in)
            damaged(member);
        if (fs::exists(file))
            throw Error(fmt::format("{} is not unpacked: it holds “{}” twice.", m_zip.string(), member.name));
        fs::create_directories(file.parent_path());
        std::ofstream out(file, std::ios::binary);
        uintmax_t written = 0;
        for (zip_int64_t got = 0; (got = zip_fread(in.get(), m_buffer.data(), m_buffer.size())) != 0;) {
            written += uintmax_t(got);
            if (got < 0 || written > member.size)
                damaged(member);
            out.write(m_buffer.data(), got);
            m_done += uintmax_t(got);
            m_monitor.report(double(m_done) / double(std::max<uintmax_t>(m_total, 1)), "unpacking");
        }
        out.close();
        if (!out)
            throw Error(fmt::format("{} could not be written whole: is the disk full?", file.string()));
        if (written != member.size)
            damaged(member);
        fs::last_write_time(file, fs::file_time_type::clock::from_sys(std::chrono::system_clock::from_time_t(member.time)));
    }

private:
    [[noreturn]] void damaged(const Member& member) const
    {
        throw Error(fmt::format("{} is damaged at “{}”: copy or download it again.", m_zip.string(), member.name));
    }

    const fs::path& m_zip;
    zip_t* m_archive;
    uintmax_t m_total, m_done = 0;
    const Monitor& m_monitor;
    std::vector<char> m_buffer = std::vector<char>(1 << 18);
};

void requireSpace(const fs::path& folder, uintmax_t bytes)
{
    std::error_code problem;
    const fs::space_info space = fs::space(folder, problem);
    if (!problem && space.available < bytes)
        throw Error(fmt::format("{} has room for {} MB, but {} MB are needed: choose another folder.", folder.string(),
            space.available / 1'000'000, (bytes + 999'999) / 1'000'000));
}

} // namespace

void writeZip(const fs::path& path, const std::vector<ZipEntry>& entries, const Monitor& monitor)
{
    for (const ZipEntry& entry : entries)
        if (!entry.text)
            requireFile(entry.file);
    writeVia(path, [&](const fs::path& temporary) {
        Archive archive = openZip(temporary, ZIP_CREATE | ZIP_TRUNCATE);
        for (const ZipEntry& entry : entries)
            add(archive.get(), entry);
        watch(archive.get(), monitor);
        if (zip_close(archive.get()) == 0) {
            static_cast<void>(archive.release());
            return;
        }
        monitor.report(1);
        throw Error(fmt::format("{} could not be written: {}.", path.string(), zip_strerror(archive.get())));
    });
}

uintmax_t unpackedSize(const fs::path& zip)
{
    const Archive archive = openZip(zip, ZIP_RDONLY);
    return sizeOf(membersOf(zip, archive.get()));
}

void unpackZip(const fs::path& zip, const fs::path& folder, const Monitor& monitor)
{
    const Archive archive = openZip(zip, ZIP_RDONLY);
    const std::vector<Member> members = membersOf(zip, archive.get());
    if (fs::exists(folder) && (!fs::is_directory(folder) || !fs::is_empty(folder)))
        throw Error(fmt::format("{} is there already and not empty: choose another folder.", folder.string()));
    fs::path part = folder;
    part += ".part";
    std::error_code ignored;
    try {
        fs::remove_all(part);
        fs::create_directories(part);
        requireSpace(part, sizeOf(members));
        Unpacker unpacker(zip, archive.get(), sizeOf(members), monitor);
        for (const Member& member : members)
            unpacker.unpack(member, part / member.name);
        putInPlace(part, folder);
    } catch (const fs::filesystem_error& problem) {
        fs::remove_all(part, ignored);
        throw Error(
            fmt::format("{} could not be unpacked into {}: {}.", zip.string(), folder.string(), problem.code().message()));
    } catch (...) {
        fs::remove_all(part, ignored);
        throw;
    }
}

} // namespace base
