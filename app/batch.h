#pragma once
#include "views/figures/figurespec.h"
#include "views/session/session.h"

#include <QStringList>

#include <vector>

class Console;

/// One command of a script.
struct BatchStep {
    int line = 0; ///< from 1
    QString verb; ///< lower case
    QStringList words;
};

/// A batch script of IGV: one command on a line, words between blanks or in quotes, "#" and "//" begin a comment
/// (https://igv.org/doc/desktop/, Batch commands; IGV's own CommandExecutor). Snapshots are figures; their extension says whether
/// SVG, PDF or PNG. What a script asks of reads, samples and preferences is left out; what concerns a window only is nothing to
/// do.
class Batch
{
public:
    /// Reads the script. Throws Error naming the line of a command that IGV does not have either.
    explicit Batch(const QString& path);

    /// One sentence naming the commands that cannot be carried out, and their lines; empty when all can.
    QString leftOut() const;
    /// Throws Error naming the line at which it stopped, and Cancelled.
    void run(Session&, const FigureSpec&, const Console&) const;

private:
    QString m_path;
    std::vector<BatchStep> m_steps;
};
