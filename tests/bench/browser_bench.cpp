// The window with dense bigWigs: time of a jump to a locus never seen, from the request to the painted frame with every lane
// complete; of a frame while panning; of a figure as SVG; memory. The data of the IGV measurements: 50 Mb, 10-bp bins, all
// valued.
//
//   xvfb-run -a build/bench/browser_bench [TRACKS…]        (8 and 40 without arguments)

#include "tests/bench/stage.h"

#include "core/tracks/formats/bigwig.h"
#include "views/figures/figureseries.h"
#include "views/painting/painters.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

using namespace bench;

namespace
{

constexpr int jumps = 30;

QString randomLocus(int64_t width, std::mt19937& random)
{
    if (width >= longLength)
        return QStringLiteral("chr1");
    const int64_t start = int64_t(random() % uint64_t(longLength - width));
    return QStringLiteral("chr1:%1-%2").arg(start + 1).arg(start + width);
}

/// Reading the same pieces of the same files and nothing else, one after the other.
double readMs(const std::vector<fs::path>& files, int64_t width, int pixels)
{
    std::vector<std::unique_ptr<tracks::BigWig>> open;
    for (const fs::path& file : files)
        open.push_back(std::make_unique<tracks::BigWig>(file));
    std::mt19937 random(5);
    return medianMs(9, [&] {
        const auto start = int64_t(random() % uint64_t(std::max<int64_t>(1, longLength - width)));
        for (const auto& track : open)
            track->read({ "chr1", start - width, start + 2 * width }, 3 * pixels, {});
    });
}

/// A figure of the view as the user gets it: read, laid out and written.
double figureMs(Stage& stage, const fs::path& path)
{
    const Snapshot snapshot(stage.session());
    FigureSpec spec;
    spec.widthMm = stage.pixels().width() * spec.pixelMm();
    return medianMs(9, [&] { figureAt(snapshot, spec, { stage.session().loci(), {} }).save(path); });
}

void measure(const std::vector<fs::path>& files, const Folder& folder)
{
    const auto tracks = int(files.size());
    Stage stage;
    std::vector<fs::path> all { folder / "genome.fa", folder / "genes.bed" };
    all.insert(all.end(), files.begin(), files.end());
    stage.open(all, QStringLiteral("chr1:1-100000"));
    if (tracks > 10)
        stage.setLaneHeights(20);
    const int data = int(stage.browser().panels().scene(laneHeaderWidth).panels.first().scale.width());
    std::printf("\n%d bigWigs and 1,375 genes; %s, %d data pixels; resident %.0f MB; filling the window %.2f ms; %d jumps each\n",
        tracks, qPrintable(conditions(stage)), data, statusMb("VmRSS:"), fillMs(stage.pixels()), jumps);
    std::printf("%8s %10s %8s %10s %14s %12s %16s %10s\n", "width", "jump (ms)", "p90", "read (ms)", "jump ÷ read", "frame (ms)",
        "frame p95", "SVG (ms)");
    std::mt19937 random(99);
    for (const int64_t width : { int64_t(10'000), int64_t(200'000), int64_t(2'000'000), longLength }) {
        std::vector<double> times;
        for (int i = 0; i < jumps; ++i) {
            stage.jump(QStringLiteral("chr2:1,000-20,000"));
            const QString locus = randomLocus(width, random);
            const double start = wallMs();
            stage.jump(locus);
            times.push_back(wallMs() - start);
        }
        const double read = readMs(files, width, data), jump = quantile(times, 0.5);
        const auto frames = stage.pan(200, 0.005);
        std::printf("%8s %10.1f %8.1f %10.1f %14.1f %12.1f %16.1f %10.1f\n", lengthText(width).c_str(), jump,
            quantile(times, 0.9), read, jump / read, quantile(frames.wall, 0.5), quantile(frames.wall, 0.95),
            figureMs(stage, folder / "figure.svg"));
    }
    std::printf("resident now %.0f MB, at most %.0f MB\n", statusMb("VmRSS:"), statusMb("VmHWM:"));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    std::vector<int> counts;
    for (int i = 1; i < argc; ++i)
        counts.push_back(std::atoi(argv[i]));
    if (counts.empty())
        counts = { 8, 40 };
    std::printf("resident before a window %.0f MB\n", statusMb("VmRSS:"));
    const Folder folder("browser-bench");
    makeGenome(folder / "genome.fa");
    makeBed(folder / "genes.bed", 1375, 30'000);
    for (unsigned i = 0; i < 8; ++i)
        makeSignal(folder / fmt::format("track{}.bw", i), longLength, i, true);
    for (const int count : counts) {
        std::vector<fs::path> files;
        for (int i = 0; i < count; ++i) {
            files.push_back(folder / fmt::format("signal{}.bw", i));
            if (!fs::exists(files.back()))
                fs::create_hard_link(folder / fmt::format("track{}.bw", i % 8), files.back());
        }
        measure(files, folder);
    }
    return 0;
}
