#pragma once
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// The tests of a program, which are linked together so that one link serves them all. A test file names its class once, at its
/// end: EPIARC_TEST(WindowTest). `views_tests window_test [Qt Test options]` runs one of them, `views_tests` all, one after the
/// other.
struct RegisteredTest {
    std::string name; ///< of the file, without extension
    std::function<std::unique_ptr<QObject>()> make;
};
std::vector<RegisteredTest>& registeredTests();
/// Always true. `file` as __FILE__ gives it.
bool registerTest(const char* file, std::function<std::unique_ptr<QObject>()> make);

/// Another way to run the program, for tests that start a second process of their own: `views_tests --work …` calls it with the
/// arguments. Always true.
bool registerWork(std::function<int(const QStringList&)> work);

#define EPIARC_TEST(Class) static const bool registered##Class = registerTest(__FILE__, [] { return std::make_unique<Class>(); });
