#include "core/links/linkevaluation.h"

#include "core/base/dice.h"
#include "core/base/error.h"
#include "core/base/percentile.h"
#include "core/links/ranking.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <set>

namespace links
{

namespace
{

constexpr size_t fewestPositives = 5;
constexpr int64_t kb = 1000;

/// One number of a method, and what it becomes in each resampling.
class Resampled
{
public:
    void add(double value)
    {
        if (!std::isnan(value))
            m_values.push_back(value);
    }
    Estimate around(double value)
    {
        if (m_values.empty())
            return { value };
        return { value, base::percentile(m_values, 2.5), base::percentile(m_values, 97.5) };
    }

private:
    std::vector<double> m_values;
};

/// One method in one class of distances.
class Contest
{
public:
    explicit Contest(Ranking ranking)
        : m_ranking(std::move(ranking))
    {
    }
    /// Returns the AUPRC of these weights.
    double resample(std::span<const int> weights)
    {
        const RankingQuality quality = m_ranking.quality(weights);
        m_auprc.add(quality.auprc);
        m_auroc.add(quality.auroc);
        m_precision.add(quality.precision);
        return quality.auprc;
    }
    void compare(double gain) { m_gain.add(gain); }
    MethodQuality result(const std::string& method, size_t genes, double baseline)
    {
        const RankingQuality quality = of(genes);
        return { method, m_auprc.around(quality.auprc), m_auroc.around(quality.auroc), m_precision.around(quality.precision),
            m_gain.around(quality.auprc - baseline), m_ranking.scored() };
    }
    /// Without resampling.
    RankingQuality of(size_t genes) const { return m_ranking.quality(std::vector<int>(genes, 1)); }

private:
    Ranking m_ranking;
    Resampled m_auprc, m_auroc, m_precision, m_gain;
};

/// The pairs of a table, their genes numbered.
class Pairs
{
public:
    Pairs(const LinkTable& table, const std::vector<bool>& positive)
        : m_table(table)
        , m_positive(positive)
    {
        std::map<std::string, size_t> numbers;
        for (const LinkRow& row : table.rows)
            m_gene.push_back(numbers.emplace(row.gene, numbers.size()).first->second);
        m_genes = numbers.size();
    }
    size_t genes() const { return m_genes; }
    DistanceClass within(std::string name, int64_t from, int64_t to) const
    {
        DistanceClass part;
        part.name = std::move(name);
        part.from = from;
        part.to = to;
        std::set<size_t> genes;
        for (size_t i = 0; i < m_gene.size(); ++i)
            if (holds(part, i)) {
                ++part.pairs;
                part.positives += m_positive[i];
                genes.insert(m_gene[i]);
            }
        part.genes = genes.size();
        return part;
    }
    std::vector<Contest> contests(const DistanceClass& part) const
    {
        std::vector<Contest> contests;
        for (size_t method = 0; method < m_table.methods.size(); ++method) {
            std::vector<RankedPair> pairs;
            for (size_t i = 0; i < m_gene.size(); ++i)
                if (holds(part, i))
                    pairs.push_back({ m_table.rows[i].scores[method], m_positive[i], m_gene[i] });
            contests.emplace_back(Ranking(std::move(pairs), m_genes));
        }
        return contests;
    }

private:
    bool holds(const DistanceClass& part, size_t row) const
    {
        const int64_t distance = std::abs(m_table.rows[row].distance());
        return distance >= part.from && distance < part.to;
    }
    const LinkTable& m_table;
    const std::vector<bool>& m_positive;
    std::vector<size_t> m_gene;
    size_t m_genes = 0;
};

std::vector<DistanceClass> classesOf(const Pairs& pairs)
{
    const int64_t farthest = std::numeric_limits<int64_t>::max();
    std::vector<DistanceClass> classes { pairs.within("all", 0, farthest) };
    if (!classes.front().positives)
        throw Error(
            "None of the pairs is positive, so there is nothing to find: compare how genes, chromosomes and cell types are "
            "called in the table and in the truth, or lower the least effect.");
    for (DistanceClass part : { pairs.within("<10 kb", 0, 10 * kb), pairs.within("10-30 kb", 10 * kb, 30 * kb),
             pairs.within("30-100 kb", 30 * kb, 100 * kb), pairs.within(">100 kb", 100 * kb, farthest) })
        if (part.positives >= fewestPositives)
            classes.push_back(std::move(part));
    return classes;
}

} // namespace

std::vector<DistanceClass> evaluate(
    const LinkTable& table, const std::vector<bool>& positive, const EvaluationSettings& settings, const Monitor& monitor)
{
    const Pairs pairs(table, positive);
    std::vector<DistanceClass> classes = classesOf(pairs);
    std::vector<std::vector<Contest>> contests;
    for (const DistanceClass& part : classes)
        contests.push_back(pairs.contests(part));
    const auto nearness = size_t(std::ranges::find(table.methods, "nearness") - table.methods.begin());
    base::Dice dice(settings.seed, "resampled genes");
    for (int i = 0; i < settings.resamples; ++i) {
        monitor.report(double(i) / settings.resamples, "resampling genes");
        std::vector<int> weights(pairs.genes());
        for (size_t drawn = 0; drawn < pairs.genes(); ++drawn)
            ++weights[size_t(dice.between(0, int64_t(pairs.genes()) - 1))];
        for (std::vector<Contest>& part : contests) {
            std::vector<double> auprc;
            for (Contest& contest : part)
                auprc.push_back(contest.resample(weights));
            for (size_t method = 0; method < part.size() && nearness < part.size(); ++method)
                part[method].compare(auprc[method] - auprc[nearness]);
        }
    }
    for (size_t part = 0; part < classes.size(); ++part) {
        const double baseline
            = nearness < table.methods.size() ? contests[part][nearness].of(pairs.genes()).auprc : Estimate::unknown;
        for (size_t method = 0; method < table.methods.size(); ++method)
            classes[part].methods.push_back(contests[part][method].result(table.methods[method], pairs.genes(), baseline));
    }
    return classes;
}

} // namespace links
