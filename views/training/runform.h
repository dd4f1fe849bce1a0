#pragma once
#include "views/training/fieldform.h"

#include <functional>

class QComboBox;
class QLineEdit;

/// The network, the recipe and the machine of a run: everything of run.json but its tracks and regions.
class RunForm : public FieldForm
{
    Q_OBJECT

public:
    /// `models`: files that training may begin from.
    explicit RunForm(const QStringList& models, QWidget* parent = nullptr);

    void setConfig(const train::RunConfig&);
    /// Puts what was chosen into a config.
    void applyTo(train::RunConfig&) const;

Q_SIGNALS:
    void changed();
    void networkChanged(); ///< its inputs may be others

private:
    void addModel(const QStringList& models);
    void addSize();
    QComboBox* addStart(const QStringList& models);
    void addRecipe();
    void addSteps();
    void addMachine();

    /// What a user reads, and the value in the config: an enumeration or a text.
    template <typename Value>
    using Choices = std::vector<std::pair<QString, Value>>;
    template <typename Value, typename Of>
    QComboBox* addChoice(const char* field, const QString& label, const QString& tip, const Choices<Value>&, Of of);
    template <typename Of>
    void addNumber(const char* field, const QString& label, const QString& tip, Of of);
    template <typename Of>
    void addCount(
        const char* field, const QString& label, const QString& tip, int least, const QString& unit, const QString& zero, Of of);
    template <typename Of>
    void addText(const char* field, const QString& label, const QString& tip, Of of);
    template <typename Of>
    void addTick(const char* field, const QString& label, const QString& tip, Of of);

    QComboBox* m_windows = nullptr;
    std::vector<std::function<void(const train::RunConfig&)>> m_show;
    std::vector<std::function<void(train::RunConfig&)>> m_apply;
};
