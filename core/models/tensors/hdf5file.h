#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace models
{

/// Reads numeric data sets of an HDF5 file as float32.
class Hdf5File
{
public:
    /// Throws Error when the file is no HDF5 file or damaged.
    explicit Hdf5File(const std::filesystem::path&);
    ~Hdf5File();
    Hdf5File(const Hdf5File&) = delete;
    Hdf5File& operator=(const Hdf5File&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    /// "group/group/name" → shape, of all data sets with floating-point values.
    const std::map<std::string, std::vector<int64_t>>& dataSets() const { return m_dataSets; }
    std::vector<float> read(const std::string& dataSet) const;

private:
    void listDataSets();
    std::filesystem::path m_path;
    int64_t m_file = -1;
    std::map<std::string, std::vector<int64_t>> m_dataSets;
};

} // namespace models
