#include "core/models/tensors/hdf5file.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <fmt/format.h>
#include <hdf5.h>

namespace models
{

namespace
{

/// An HDF5 identifier that closes itself.
class Handle
{
public:
    Handle(hid_t id, herr_t (*close)(hid_t))
        : m_id(id)
        , m_close(close)
    {
    }
    ~Handle()
    {
        if (m_id >= 0)
            m_close(m_id);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    operator hid_t() const { return m_id; }

private:
    hid_t m_id;
    herr_t (*m_close)(hid_t);
};

template <typename Object> // H5O_info_t, called H5O_info1_t since HDF5 1.12
herr_t collect(hid_t file, const char* name, const Object* object, void* names)
{
    if (object->type == H5O_TYPE_DATASET)
        static_cast<std::vector<std::string>*>(names)->push_back(name);
    return 0;
}

} // namespace

Hdf5File::Hdf5File(const std::filesystem::path& path)
    : m_path(path)
{
    base::requireFile(path);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); // errors are told by Error, not printed
    if (H5Fis_hdf5(path.c_str()) <= 0)
        throw Error(fmt::format("{} is no HDF5 file: give the model's .h5 file.", path.string()));
    m_file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    if (m_file < 0)
        throw Error(fmt::format("{} is a damaged or truncated HDF5 file: download it again.", path.string()));
    listDataSets();
}

Hdf5File::~Hdf5File()
{
    H5Fclose(m_file);
}

void Hdf5File::listDataSets()
{
    std::vector<std::string> names;
    const herr_t visited = H5Ovisit2(m_file, H5_INDEX_NAME, H5_ITER_NATIVE, collect, &names, H5O_INFO_BASIC);
    for (const std::string& name : names) {
        const Handle set(H5Dopen2(m_file, name.c_str(), H5P_DEFAULT), H5Dclose);
        const Handle type(H5Dget_type(set), H5Tclose), space(H5Dget_space(set), H5Sclose);
        if (H5Tget_class(type) != H5T_FLOAT)
            continue;
        std::vector<hsize_t> sizes(size_t(std::max(0, H5Sget_simple_extent_ndims(space))));
        H5Sget_simple_extent_dims(space, sizes.data(), nullptr);
        m_dataSets[name].assign(sizes.begin(), sizes.end());
    }
    if (visited < 0) {
        H5Fclose(m_file);
        throw Error(fmt::format("{} is a damaged HDF5 file: its groups cannot be listed. Download it again.", m_path.string()));
    }
}

std::vector<float> Hdf5File::read(const std::string& dataSet) const
{
    size_t count = 1;
    for (const int64_t size : m_dataSets.at(dataSet))
        count *= size_t(size);
    std::vector<float> values(count);
    const Handle set(H5Dopen2(m_file, dataSet.c_str(), H5P_DEFAULT), H5Dclose);
    if (H5Dread(set, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) < 0)
        throw Error(fmt::format("{} is damaged: {} cannot be read. Download it again.", m_path.string(), dataSet));
    return values;
}

} // namespace models
