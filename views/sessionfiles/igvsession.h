#pragma once
#include "views/sessionfiles/sessionfile.h"

/// Sessions of the Integrative Genomics Viewer: XML as IGV 2.16 writes it (version 8; earlier ones say the same with less).
/// Tracks, colours, heights, ranges, groups, overlays, regions and several loci side by side pass both ways.

struct IgvSession {
    SessionFile file;
    QString locus; ///< a locus that only an open genome can tell: a gene, a chromosome, "All"; empty where file.loci has it
    QStringList notes; ///< sentences: what was left out, what to do about the genome
};

/// Looks at the files it names, to know how to show them. A genome that is named by an identifier ("hg38") is not a file here:
/// `presentGenome` stays (may be empty). Throws Error naming the file and the line.
IgvSession readIgvSession(const std::filesystem::path&, const QString& presentGenome);

/// Atomic; paths are absolute, as IGV writes them. Gives one sentence naming what IGV's format cannot say; empty when it says
/// all. Throws Error.
QString writeIgvSession(const std::filesystem::path&, const SessionFile&);
