#include "tests/registry.h"

#ifdef WINDOWED
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <filesystem>

std::vector<RegisteredTest>& registeredTests()
{
    static std::vector<RegisteredTest> tests;
    return tests;
}

bool registerTest(const char* file, std::function<std::unique_ptr<QObject>()> make)
{
    registeredTests().push_back({ std::filesystem::path(file).stem().string(), std::move(make) });
    return true;
}

static std::function<int(const QStringList&)> work;

bool registerWork(std::function<int(const QStringList&)> run)
{
    work = std::move(run);
    return true;
}

int main(int argc, char** argv)
{
    if (argc > 1 && work && qstrcmp(argv[1], "--work") == 0) {
        QCoreApplication application(argc, argv);
        return work(QCoreApplication::arguments());
    }
    auto tests = registeredTests();
    std::ranges::sort(tests, {}, &RegisteredTest::name);
    const auto named = argc > 1 ? std::ranges::find(tests, argv[1], &RegisteredTest::name) : tests.end();
    if (argc > 1 && named == tests.end() && argv[1][0] != '-') {
        std::fprintf(stderr, "There is no test “%s” here; these are:\n", argv[1]);
        for (const auto& test : tests)
            std::fprintf(stderr, "  %s\n", test.name.c_str());
        return 2;
    }
    std::vector<char*> options(argv, argv + argc);
    if (named != tests.end()) {
        tests = { *named };
        options.erase(options.begin() + 1);
    }
    int failures = 0;
    for (const auto& test : tests) {
        int count = int(options.size());
        Application application(count, options.data());
        // Settings and caches lie in folders of this name, and several tests may run at once.
        Application::setApplicationName(QString::fromStdString(test.name));
        Application::setAttribute(Qt::AA_Use96Dpi);
        failures += QTest::qExec(test.make().get(), int(options.size()), options.data());
    }
    return failures;
}
