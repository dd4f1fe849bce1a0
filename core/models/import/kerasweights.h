#pragma once
#include "core/models/networks/weights.h"
#include "core/models/tensors/hdf5file.h"

#include <map>
#include <set>

namespace models
{

/// Weights of a Keras .h5 file under the names and shapes of Epiarc's networks.
///
/// Keras numbers layers of one kind in the order they were made (conv1d, conv1d_1, …), which is the order in which our networks
/// ask for them. Its kernels are [width, in, out] and [in, out]; ours are [out, in, width] and [out, in].
class KerasWeights : public Weights
{
public:
    explicit KerasWeights(const Hdf5File&);

private:
    at::Tensor find(const std::string& name, const std::vector<int64_t>& shape, WeightKind) override;
    std::string ownName(const std::string& name) const override;
    std::vector<std::string> unused() const override;
    std::string dataSetOf(const std::string& name) const; ///< path inside the file, without the groups above the layer
    void assign(const std::string& name);

    const Hdf5File& m_file;
    std::map<std::string, std::string> m_dataSets; ///< "conv1d_1/kernel:0" → path in the file
    std::map<std::string, std::vector<std::string>> m_layers; ///< kind → names in the file by number
    std::map<std::string, std::string> m_assigned; ///< "trunk.1.0.conv" → "conv1d_1"
    std::map<std::string, size_t> m_next; ///< kind → number of the next layer
    std::set<std::string> m_used;
};

} // namespace models
