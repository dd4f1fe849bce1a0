<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>ArcControls</name>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>&amp;Threshold</source>
        <translation>Sch&amp;welle</translation>
    </message>
    <message>
        <source>&amp;Strongest</source>
        <translation>Stä&amp;rkste</translation>
    </message>
    <message>
        <source>Number of arcs</source>
        <translation>Anzahl der Bögen</translation>
    </message>
    <message>
        <source>Threshold of arcs</source>
        <translation>Schwelle der Bögen</translation>
    </message>
    <message>
        <source>weight ≥ %1 (%2 × uniform): %3 of %4 arcs</source>
        <translation>Gewicht ≥ %1 (%2 × gleichverteilt): %3 von %4 Bögen</translation>
    </message>
</context>
<context>
    <name>ArchitectureView</name>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Branch of the sequence</source>
        <translation>Zweig der Sequenz</translation>
    </message>
    <message>
        <source>Branch of the epigenome</source>
        <translation>Zweig des Epigenoms</translation>
    </message>
    <message>
        <source>Both joined</source>
        <translation>Beide vereint</translation>
    </message>
    <message>
        <source>%1 bases</source>
        <translation>%1 Basen</translation>
    </message>
    <message>
        <source>%1 bins × %2 tracks</source>
        <translation>%1 Bins × %2 Tracks</translation>
    </message>
    <message>
        <source>%1 × %2 channels</source>
        <translation>%1 × %2 Kanäle</translation>
    </message>
</context>
<context>
    <name>Arrange</name>
    <message>
        <source> without epigenome</source>
        <translation> ohne Epigenom</translation>
    </message>
    <message>
        <source> without sequence</source>
        <translation> ohne Sequenz</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>Attention map</source>
        <translation>Aufmerksamkeitskarte</translation>
    </message>
    <message>
        <source>Attention of %1</source>
        <translation>Aufmerksamkeit von %1</translation>
    </message>
</context>
<context>
    <name>AttentionPanel</name>
    <message>
        <source>Open a model with attention layers to see where it looks.</source>
        <translation>Ein Modell mit Aufmerksamkeitsschichten öffnen, um zu sehen, wohin es schaut.</translation>
    </message>
    <message>
        <source>Attention tells where the network looks. It is no evidence that an element regulates a gene: exported files say so.</source>
        <translation>Aufmerksamkeit zeigt, wohin das Netz schaut. Sie ist kein Beleg dafür, dass ein Element ein Gen reguliert: exportierte Dateien sagen das.</translation>
    </message>
    <message>
        <source>Mean of all layers and heads</source>
        <translation>Mittel aller Schichten und Köpfe</translation>
    </message>
    <message>
        <source>Rollout over the layers</source>
        <translation>Rollout über die Schichten</translation>
    </message>
    <message>
        <source>Mean of one layer&apos;s heads</source>
        <translation>Mittel der Köpfe einer Schicht</translation>
    </message>
    <message>
        <source>One head</source>
        <translation>Ein Kopf</translation>
    </message>
    <message>
        <source>Show &amp;map of this locus</source>
        <translation>&amp;Karte dieses Ortes zeigen</translation>
    </message>
    <message>
        <source>The model&apos;s input window around the middle of the view: keys along the genome, queries from top to bottom</source>
        <translation>Das Eingabefenster des Modells um die Mitte der Ansicht: Keys entlang des Genoms, Queries von oben nach unten</translation>
    </message>
    <message>
        <source>M&amp;odel</source>
        <translation>M&amp;odell</translation>
    </message>
    <message>
        <source>&amp;Weights</source>
        <translation>&amp;Gewichte</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>&amp;Schicht</translation>
    </message>
    <message>
        <source>&amp;Head</source>
        <translation>Ko&amp;pf</translation>
    </message>
    <message>
        <source>the gene nearest to the middle</source>
        <translation>das Gen nächst der Mitte</translation>
    </message>
    <message>
        <source>Show &amp;arcs from its TSS</source>
        <translation>&amp;Bögen von seinem TSS zeigen</translation>
    </message>
    <message>
        <source>&amp;Export links…</source>
        <translation>Verbindungen &amp;exportieren …</translation>
    </message>
    <message>
        <source>&amp;Gene</source>
        <translation>Ge&amp;n</translation>
    </message>
    <message>
        <source>Ele&amp;ments</source>
        <translation>Ele&amp;mente</translation>
    </message>
    <message>
        <source>bins of the model (%1)</source>
        <translation>Bins des Modells (%1)</translation>
    </message>
    <message>
        <source>Attention weights</source>
        <translation>Gewichte der Aufmerksamkeit</translation>
    </message>
    <message>
        <source>There is no gene here: add a gene annotation, or type a gene&apos;s name.</source>
        <translation>Hier ist kein Gen: eine Genannotation hinzufügen oder den Namen eines Gens eingeben.</translation>
    </message>
    <message>
        <source>Attention map</source>
        <translation>Aufmerksamkeitskarte</translation>
    </message>
    <message>
        <source>Attention of %1</source>
        <translation>Aufmerksamkeit von %1</translation>
    </message>
    <message>
        <source>There are no arcs yet: show those of a gene first.</source>
        <translation>Es gibt noch keine Bögen: zuerst die eines Gens zeigen.</translation>
    </message>
    <message>
        <source>Export attention of %1</source>
        <translation>Aufmerksamkeit von %1 exportieren</translation>
    </message>
    <message>
        <source>Links (*.bedpe *.interact *.bed);;Table (*.tsv);;Signal (*.bw)</source>
        <translation>Verbindungen (*.bedpe *.interact *.bed);;Tabelle (*.tsv);;Signal (*.bw)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>Written: %1 (%n link(s))</source>
        <translation>
            <numerusform>Geschrieben: %1 (%n Verbindung)</numerusform>
            <numerusform>Geschrieben: %1 (%n Verbindungen)</numerusform>
        </translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>BrowserView</name>
    <message>
        <source>Genome lanes</source>
        <translation>Spuren des Genoms</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Drop a genome here to begin: FASTA (plain or bgzip), UCSC 2bit, or a table of chromosome sizes.

Then drop tracks, gene annotation and a model.</source>
        <translation>Zum Beginnen ein Genom hierher ziehen: FASTA (einfach oder bgzip), UCSC 2bit oder eine Tabelle der Chromosomenlängen.

Danach Tracks, eine Genannotation und ein Modell.</translation>
    </message>
    <message>
        <source>Drop a genome here to see these tracks: FASTA (plain or bgzip), UCSC 2bit, or a table of chromosome sizes.</source>
        <translation>Um diese Tracks zu sehen, ein Genom hierher ziehen: FASTA (einfach oder bgzip), UCSC 2bit oder eine Tabelle der Chromosomenlängen.</translation>
    </message>
    <message>
        <source>Copied the values at %1.</source>
        <translation>Die Werte bei %1 sind kopiert.</translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message>
        <source>Export bundle</source>
        <translation>Paket exportieren</translation>
    </message>
    <message>
        <source>A zip archive with this session and the files it reads, for somebody else. Files left out stay named in the session, with where they are on this computer.</source>
        <translation>Ein Zip-Archiv mit dieser Sitzung und den Dateien, die sie liest, für jemand anderen. Ausgelassene Dateien bleiben in der Sitzung genannt, mit ihrem Ort auf diesem Rechner.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Files of the bundle</source>
        <translation>Dateien des Pakets</translation>
    </message>
    <message>
        <source>%1 and its index</source>
        <translation>%1 und ihr Index</translation>
    </message>
    <message>
        <source>Not in the bundle, because they are missing: %1.</source>
        <translation>Nicht im Paket, weil sie fehlen: %1.</translation>
    </message>
    <message>
        <source>&amp;Leave out files larger than</source>
        <translation>Dateien aus&amp;lassen ab</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 of %2 files, %3 before packing</source>
        <translation>%1 von %2 Dateien, %3 vor dem Packen</translation>
    </message>
</context>
<context>
    <name>Bundling</name>
    <message>
        <source>session</source>
        <translation>sitzung</translation>
    </message>
    <message>
        <source>Export bundle</source>
        <translation>Paket exportieren</translation>
    </message>
    <message>
        <source>Epiarc bundle (*.zip)</source>
        <translation>Epiarc-Paket (*.zip)</translation>
    </message>
    <message>
        <source>Packing %1</source>
        <translation>%1 wird gepackt</translation>
    </message>
    <message>
        <source>Bundle written: %1 (%2)</source>
        <translation>Paket geschrieben: %1 (%2)</translation>
    </message>
    <message>
        <source>Packing %1; the jobs panel shows how far, and stops it.</source>
        <translation>%1 wird gepackt; die Aufgabenleiste zeigt, wie weit, und hält es an.</translation>
    </message>
    <message>
        <source>Packing %1 was stopped; nothing was written.</source>
        <translation>Das Packen von %1 wurde angehalten; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Unpacking %1</source>
        <translation>%1 wird entpackt</translation>
    </message>
    <message>
        <source>Unpacked into %1</source>
        <translation>Entpackt nach %1</translation>
    </message>
    <message>
        <source>Unpacking %1 was stopped; nothing stays behind.</source>
        <translation>Das Entpacken von %1 wurde angehalten; nichts bleibt zurück.</translation>
    </message>
    <message>
        <source>Looking for the files of the session</source>
        <translation>Die Dateien der Sitzung werden gesucht</translation>
    </message>
    <message>
        <source>Looking into %1</source>
        <translation>%1 wird angesehen</translation>
    </message>
</context>
<context>
    <name>ComputedTrack</name>
    <message>
        <source>A formula needs two operands.</source>
        <translation>Eine Formel braucht zwei Operanden.</translation>
    </message>
    <message>
        <source>%1 has no track %2 in a head “%3”.</source>
        <translation>%1 hat keinen Track %2 in einem Kopf „%3“.</translation>
    </message>
    <message>
        <source>%1 has no attention layers.</source>
        <translation>%1 hat keine Aufmerksamkeitsschichten.</translation>
    </message>
    <message>
        <source>Reading elements of %1</source>
        <translation>Elemente von %1 werden gelesen</translation>
    </message>
    <message>
        <source>Reading edits: %1</source>
        <translation>Änderungen werden gelesen: %1</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>open chromatin</source>
        <translation>offenes Chromatin</translation>
    </message>
    <message>
        <source>Genes (simulated)</source>
        <translation>Gene (simuliert)</translation>
    </message>
    <message>
        <source>Open chromatin A (simulated)</source>
        <translation>Offenes Chromatin A (simuliert)</translation>
    </message>
    <message>
        <source>Open chromatin B (simulated)</source>
        <translation>Offenes Chromatin B (simuliert)</translation>
    </message>
    <message>
        <source>Peaks A (simulated)</source>
        <translation>Peaks A (simuliert)</translation>
    </message>
    <message>
        <source>H3K27ac A (simulated)</source>
        <translation>H3K27ac A (simuliert)</translation>
    </message>
    <message>
        <source>mCG A (simulated)</source>
        <translation>mCG A (simuliert)</translation>
    </message>
    <message>
        <source>Making the demo</source>
        <translation>Demo wird erzeugt</translation>
    </message>
    <message>
        <source>The demo was stopped before it was ready.</source>
        <translation>Die Demo wurde angehalten, bevor sie fertig war.</translation>
    </message>
    <message>
        <source>True enhancer–gene links (simulated)</source>
        <translation>Wahre Enhancer-Gen-Verbindungen (simuliert)</translation>
    </message>
    <message>
        <source>CAGE A (simulated)</source>
        <translation>CAGE A (simuliert)</translation>
    </message>
    <message>
        <source>CAGE B (simulated)</source>
        <translation>CAGE B (simuliert)</translation>
    </message>
    <message>
        <source>CAGE A, predicted (simulated)</source>
        <translation>CAGE A, vorhergesagt (simuliert)</translation>
    </message>
    <message>
        <source>CAGE B, predicted (simulated)</source>
        <translation>CAGE B, vorhergesagt (simuliert)</translation>
    </message>
    <message>
        <source>CAGE</source>
        <translation>CAGE</translation>
    </message>
    <message>
        <source>predicted CAGE</source>
        <translation>vorhergesagtes CAGE</translation>
    </message>
    <message>
        <source>Attention map of A (simulated)</source>
        <translation>Aufmerksamkeitskarte von A (simuliert)</translation>
    </message>
    <message>
        <source>Attention of %1 in A (simulated)</source>
        <translation>Aufmerksamkeit von %1 in A (simuliert)</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Locus</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Strand</source>
        <translation>Strang</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Coding part</source>
        <translation>Kodierender Teil</translation>
    </message>
    <message>
        <source>Exons</source>
        <translation>Exons</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>SD between them</source>
        <translation>SD zwischen ihnen</translation>
    </message>
</context>
<context>
    <name>DetailsPopup</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation>Sitzung &amp;speichern</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>Sitzung speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Find &amp;moved files…</source>
        <translation>&amp;Verschobene Dateien suchen …</translation>
    </message>
    <message>
        <source>session.epiarc</source>
        <translation>sitzung.epiarc</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Epiarc session (*.epiarc)</source>
        <translation>Epiarc-Sitzung (*.epiarc)</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>Session saved: %1</source>
        <translation>Sitzung gespeichert: %1</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>The session has changes that are not saved.</source>
        <translation>Die Sitzung enthält Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>All files of the session are where it expects them.</source>
        <translation>Alle Dateien der Sitzung sind dort, wo sie erwartet werden.</translation>
    </message>
    <message>
        <source>the session</source>
        <translation>der Sitzung</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>1 lane</source>
        <translation>1 Spur</translation>
    </message>
    <message>
        <source>%1 lanes</source>
        <translation>%1 Spuren</translation>
    </message>
    <message>
        <source>Epiarc was not closed properly: restore %1 of %2 (%3)?</source>
        <translation>Epiarc wurde nicht ordentlich beendet: %1 von %2 (%3) wiederherstellen?</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>Ver&amp;werfen</translation>
    </message>
    <message>
        <source>Export &amp;bundle…</source>
        <translation>&amp;Paket exportieren …</translation>
    </message>
    <message>
        <source>IGV session (*.xml)</source>
        <translation>IGV-Sitzung (*.xml)</translation>
    </message>
    <message>
        <source>Written for IGV: %1</source>
        <translation>Für IGV geschrieben: %1</translation>
    </message>
    <message>
        <source>%1 changed on disk and was read again.</source>
        <translation>%1 wurde auf der Platte geändert und neu gelesen.</translation>
    </message>
    <message>
        <source>%1 files changed on disk and were read again.</source>
        <translation>%1 Dateien wurden auf der Platte geändert und neu gelesen.</translation>
    </message>
    <message>
        <source>%1 was moved or deleted. What was read of it stays; it is read again when it is back.</source>
        <translation>%1 wurde verschoben oder gelöscht. Was davon gelesen wurde, bleibt; sobald sie zurück ist, wird sie neu gelesen.</translation>
    </message>
    <message>
        <source>%1 files were moved or deleted, the first of them %2. What was read of them stays; they are read again when they are back.</source>
        <translation>%1 Dateien wurden verschoben oder gelöscht, die erste davon %2. Was davon gelesen wurde, bleibt; sobald sie zurück sind, werden sie neu gelesen.</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>There is nothing to draw yet: open a genome first.</source>
        <translation>Es gibt noch nichts zu zeichnen: zuerst ein Genom öffnen.</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>There are no values yet: open a genome and a track first.</source>
        <translation>Es gibt noch keine Werte: zuerst ein Genom und einen Track öffnen.</translation>
    </message>
    <message>
        <source>Export visible values</source>
        <translation>Sichtbare Werte exportieren</translation>
    </message>
    <message>
        <source>Table (*.tsv)</source>
        <translation>Tabelle (*.tsv)</translation>
    </message>
    <message>
        <source>Export prediction</source>
        <translation>Vorhersage exportieren</translation>
    </message>
    <message>
        <source>bigWig (*.bw)</source>
        <translation>bigWig (*.bw)</translation>
    </message>
    <message>
        <source>Folder for the figures</source>
        <translation>Ordner für die Abbildungen</translation>
    </message>
    <message>
        <source>Export figures</source>
        <translation>Abbildungen exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n of these files exist already, such as %1. Replace them?</source>
        <translation>
            <numerusform>%n dieser Dateien gibt es schon: %1. Ersetzen?</numerusform>
            <numerusform>%n dieser Dateien gibt es schon, etwa %1. Ersetzen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The figure was written, but a lane of it could not be drawn: %1</source>
        <translation>Die Abbildung ist geschrieben, aber eine ihrer Spuren konnte nicht gezeichnet werden: %1</translation>
    </message>
    <message>
        <source>Drawing %1 figures</source>
        <translation>%1 Abbildungen werden gezeichnet</translation>
    </message>
    <message>
        <source>Export visible features</source>
        <translation>Sichtbare Elemente exportieren</translation>
    </message>
    <message>
        <source>Export visible signal</source>
        <translation>Sichtbares Signal exportieren</translation>
    </message>
    <message>
        <source>No lane shows anything of that kind: open a track first.</source>
        <translation>Keine Spur zeigt etwas dieser Art: zuerst einen Track öffnen.</translation>
    </message>
    <message>
        <source>All, one file each</source>
        <translation>Alle, je eine Datei</translation>
    </message>
    <message>
        <source>Lane:</source>
        <translation>Spur:</translation>
    </message>
    <message>
        <source>Writing %1 files</source>
        <translation>%1 Dateien werden geschrieben</translation>
    </message>
    <message>
        <source>It is done in the background, where it can be stopped. Begin?</source>
        <translation>Das geschieht im Hintergrund und lässt sich dort anhalten. Beginnen?</translation>
    </message>
    <message>
        <source>No lane is computed: tick a track in the model panel, or make the difference of two lanes first.</source>
        <translation>Keine Spur ist berechnet: zuerst im Modellfenster einen Track ankreuzen oder die Differenz zweier Spuren bilden.</translation>
    </message>
    <message>
        <source>Computed lane over %1:</source>
        <translation>Berechnete Spur über %1:</translation>
    </message>
</context>
<context>
    <name>FeatureWalk</name>
    <message>
        <source>There is no lane with genes or features to step through: add an annotation or a BED file.</source>
        <translation>Es gibt keine Spur mit Genen oder anderen Elementen: eine Annotation oder eine BED-Datei hinzufügen.</translation>
    </message>
    <message>
        <source>No further feature in %1.</source>
        <translation>Kein weiteres Element in %1.</translation>
    </message>
    <message>
        <source>No earlier feature in %1.</source>
        <translation>Kein früheres Element in %1.</translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <source>Export figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>SVG (editable vectors)</source>
        <translation>SVG (bearbeitbare Vektoren)</translation>
    </message>
    <message>
        <source>PDF (vectors)</source>
        <translation>PDF (Vektoren)</translation>
    </message>
    <message>
        <source>PNG (pixels)</source>
        <translation>PNG (Pixel)</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>, %1 × %2 pixels</source>
        <translation>, %1 × %2 Pixel</translation>
    </message>
    <message>
        <source>Size of the figure</source>
        <translation>Größe der Abbildung</translation>
    </message>
    <message>
        <source>Previous figure</source>
        <translation>Vorige Abbildung</translation>
    </message>
    <message>
        <source>Next figure</source>
        <translation>Nächste Abbildung</translation>
    </message>
    <message>
        <source>What is shown now</source>
        <translation>Was jetzt gezeigt wird</translation>
    </message>
    <message>
        <source>Every region of interest (%1)</source>
        <translation>Jede hervorgehobene Region (%1)</translation>
    </message>
    <message>
        <source>Every region of a BED file…</source>
        <translation>Jede Region einer BED-Datei …</translation>
    </message>
    <message>
        <source>What to draw</source>
        <translation>Was zu zeichnen ist</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>&amp;Save settings with the figure</source>
        <translation>Einstellungen mit der Abbildung &amp;speichern</translation>
    </message>
    <message>
        <source>A small file beside the figure, with which “epiarc figure --spec” draws it again.</source>
        <translation>Eine kleine Datei neben der Abbildung, mit der „epiarc figure --spec“ sie erneut zeichnet.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Zeichnen</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>For&amp;mat</translation>
    </message>
    <message>
        <source>Regions to draw</source>
        <translation>Zu zeichnende Regionen</translation>
    </message>
    <message>
        <source>BED files (*.bed *.bed.gz);;All files (*)</source>
        <translation>BED-Dateien (*.bed *.bed.gz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Choose folder for %1 figures…</source>
        <translation>Ordner für %1 Abbildungen wählen …</translation>
    </message>
    <message>
        <source>There is no region of interest yet: mark one with Ctrl+R.</source>
        <translation>Es gibt noch keine hervorgehobene Region: mit Strg+R eine anlegen.</translation>
    </message>
</context>
<context>
    <name>FigureLayout</name>
    <message numerus="yes">
        <source>A figure of %1 mm leaves no room for %n panel(s) of data beside the names: choose a greater width, smaller text or fewer panels in a row.</source>
        <translation>
            <numerusform>Eine Abbildung von %1 mm lässt neben den Namen keinen Platz für %n Ausschnitt: mehr Breite oder kleineren Text wählen.</numerusform>
            <numerusform>Eine Abbildung von %1 mm lässt neben den Namen keinen Platz für %n Ausschnitte: mehr Breite, kleineren Text oder weniger Ausschnitte in einer Zeile wählen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 mm are not high enough for %n lane(s): choose a greater height, smaller text or fewer lanes.</source>
        <translation>
            <numerusform>%1 mm sind nicht hoch genug für %n Spur: mehr Höhe oder kleineren Text wählen.</numerusform>
            <numerusform>%1 mm sind nicht hoch genug für %n Spuren: mehr Höhe, kleineren Text oder weniger Spuren wählen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigurePreview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>FigureSettings</name>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>As set below</source>
        <translation>Wie unten eingestellt</translation>
    </message>
    <message>
        <source>as high as the lanes</source>
        <translation>so hoch wie die Spuren</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Für</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>&amp;Resolution of PNG</source>
        <translation>Au&amp;flösung von PNG</translation>
    </message>
    <message>
        <source>Text and lines</source>
        <translation>Text und Linien</translation>
    </message>
    <message>
        <source>Epiarc&apos;s own</source>
        <translation>die von Epiarc</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>F&amp;ont</source>
        <translation>Sch&amp;rift</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>&amp;Linien</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>{name} and {locus} become those of the figure.</source>
        <translation>{name} und {locus} werden zu denen der Abbildung.</translation>
    </message>
    <message>
        <source>in the lanes</source>
        <translation>in den Spuren</translation>
    </message>
    <message>
        <source>below</source>
        <translation>darunter</translation>
    </message>
    <message>
        <source>as wide as needed</source>
        <translation>so breit wie nötig</translation>
    </message>
    <message>
        <source>all in one row</source>
        <translation>alle in einer Zeile</translation>
    </message>
    <message>
        <source>&amp;Coordinates</source>
        <translation>&amp;Koordinaten</translation>
    </message>
    <message>
        <source>Scale &amp;bar</source>
        <translation>Ma&amp;ßstab</translation>
    </message>
    <message>
        <source>Transparent back&amp;ground</source>
        <translation>Durchsichti&amp;ger Grund</translation>
    </message>
    <message>
        <source>&amp;Heat maps as pictures</source>
        <translation>Heatmaps als &amp;Bilder</translation>
    </message>
    <message>
        <source>Makes files of many heat maps smaller; they can no longer be edited in a drawing program.</source>
        <translation>Macht Dateien mit vielen Heatmaps kleiner; in einem Zeichenprogramm lassen sie sich nicht mehr bearbeiten.</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>T&amp;itel</translation>
    </message>
    <message>
        <source>L&amp;egend</source>
        <translation>L&amp;egende</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Namen</translation>
    </message>
    <message>
        <source>&amp;Panels in a row</source>
        <translation>Ausschnitte &amp;je Zeile</translation>
    </message>
</context>
<context>
    <name>FigureSpec</name>
    <message>
        <source>The width is %1 mm: choose a width between 40 and 5000 mm.</source>
        <translation>Die Breite ist %1 mm: eine Breite zwischen 40 und 5000 mm wählen.</translation>
    </message>
    <message>
        <source>The height is %1 mm: choose a height between 20 and 5000 mm, or 0 for the height the lanes come to.</source>
        <translation>Die Höhe ist %1 mm: eine Höhe zwischen 20 und 5000 mm wählen, oder 0 für die Höhe der Spuren.</translation>
    </message>
    <message>
        <source>The resolution is %1 dots per inch: choose between 36 and 2400.</source>
        <translation>Die Auflösung ist %1 Punkte je Zoll: zwischen 36 und 2400 wählen.</translation>
    </message>
    <message>
        <source>The text is %1 pt: choose a size between 3 and 72 pt.</source>
        <translation>Der Text ist %1 pt groß: eine Größe zwischen 3 und 72 pt wählen.</translation>
    </message>
    <message>
        <source>Lines are %1 pt: choose a width between 0.05 and 10 pt.</source>
        <translation>Linien sind %1 pt breit: eine Breite zwischen 0.05 und 10 pt wählen.</translation>
    </message>
    <message>
        <source>The column of names is %1 mm: choose between 5 mm and six tenths of the figure&apos;s width, or 0 for what they need.</source>
        <translation>Die Spalte der Namen ist %1 mm: zwischen 5 mm und sechs Zehnteln der Breite wählen, oder 0 für das, was sie brauchen.</translation>
    </message>
    <message>
        <source>There are %1 panels in a row: choose up to 100, or 0 for all.</source>
        <translation>%1 Ausschnitte in einer Zeile: bis zu 100 wählen, oder 0 für alle.</translation>
    </message>
    <message>
        <source>The font “%1” is not installed on this computer: install it or choose another.</source>
        <translation>Die Schrift „%1“ ist auf diesem Rechner nicht installiert: installieren oder eine andere wählen.</translation>
    </message>
    <message>
        <source>One column, 85 mm</source>
        <translation>Eine Spalte, 85 mm</translation>
    </message>
    <message>
        <source>One and a half columns, 120 mm</source>
        <translation>Anderthalb Spalten, 120 mm</translation>
    </message>
    <message>
        <source>Two columns, 180 mm</source>
        <translation>Zwei Spalten, 180 mm</translation>
    </message>
    <message>
        <source>Slide, 254 × 143 mm</source>
        <translation>Folie, 254 × 143 mm</translation>
    </message>
    <message>
        <source>Poster, 800 mm</source>
        <translation>Poster, 800 mm</translation>
    </message>
</context>
<context>
    <name>FileOpener</name>
    <message>
        <source>Open genome %1</source>
        <translation>Genom %1 öffnen</translation>
    </message>
    <message>
        <source>Open model %1</source>
        <translation>Modell %1 öffnen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>%1 is %2, which Epiarc does not open: %3.</source>
        <translation>%1 ist %2, was Epiarc nicht öffnet: %3.</translation>
    </message>
    <message>
        <source>%1 is the folder of a training run: open it in the window.</source>
        <translation>%1 ist der Ordner eines Trainingslaufs: im Fenster öffnen.</translation>
    </message>
</context>
<context>
    <name>Hover</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>max. %1</translation>
    </message>
    <message>
        <source>min %1</source>
        <translation>min. %1</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>mean %1 (%2 to %3)</source>
        <translation>Mittel %1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>%1 (values here: %2 to %3)</source>
        <translation>%1 (Werte hier: %2 bis %3)</translation>
    </message>
    <message>
        <source>mean %1 ± %2 (SD of %3 models)</source>
        <translation>Mittel %1 ± %2 (SD von %3 Modellen)</translation>
    </message>
</context>
<context>
    <name>IgvSession</name>
    <message>
        <source>Left out of the IGV session, because Epiarc does not open them: %1.</source>
        <translation>Aus der IGV-Sitzung ausgelassen, weil Epiarc sie nicht öffnet: %1.</translation>
    </message>
    <message>
        <source>The IGV session is for the genome “%1”: open its FASTA or 2bit file to see the tracks.</source>
        <translation>Die IGV-Sitzung gehört zum Genom „%1“: dessen FASTA- oder 2bit-Datei öffnen, um die Tracks zu sehen.</translation>
    </message>
    <message>
        <source>The IGV session is for the genome “%1”, shown on %2: open another FASTA or 2bit file where that is not the same.</source>
        <translation>Die IGV-Sitzung gehört zum Genom „%1“ und wird auf %2 gezeigt: eine andere FASTA- oder 2bit-Datei öffnen, falls das nicht dasselbe ist.</translation>
    </message>
    <message>
        <source>of IGV&apos;s own</source>
        <translation>aus IGV selbst</translation>
    </message>
    <message>
        <source>on the internet</source>
        <translation>im Internet</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>the minus strand from left to right</source>
        <translation>der Minusstrang von links nach rechts</translation>
    </message>
    <message>
        <source>pinned lanes</source>
        <translation>angeheftete Spuren</translation>
    </message>
    <message>
        <source>ranges by percentile</source>
        <translation>Bereiche nach Perzentil</translation>
    </message>
    <message>
        <source>symmetric logarithms (IGV draws plain ones)</source>
        <translation>symmetrische Logarithmen (IGV zeichnet einfache)</translation>
    </message>
    <message>
        <source>IGV&apos;s format cannot say these, they are not in %1: %2.</source>
        <translation>Das Format von IGV kann dies nicht ausdrücken, es fehlt in %1: %2.</translation>
    </message>
</context>
<context>
    <name>InputChoices</name>
    <message>
        <source>Inputs of %1 by name</source>
        <translation>Eingaben von %1 nach Namen</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Arbeitsspeicher nicht.</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>Nothing is running.</source>
        <translation>Nichts läuft.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss: %1</source>
        <translation>Schließen: %1</translation>
    </message>
    <message>
        <source>Progress: %1</source>
        <translation>Fortschritt: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>Anhalten: %1</translation>
    </message>
    <message>
        <source>%1 · about %2 s left</source>
        <translation>%1 · noch etwa %2 s</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>The session is not kept for recovery: %1</source>
        <translation>Die Sitzung wird nicht zur Wiederherstellung aufbewahrt: %1</translation>
    </message>
    <message>
        <source>nothing can be written into the folder %1. Check that it is a folder, its permissions and the free space, then start Epiarc again.</source>
        <translation>in den Ordner %1 kann nichts geschrieben werden. Prüfen Sie, ob er ein Ordner ist, seine Rechte und den freien Platz, und starten Sie Epiarc dann erneut.</translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>Computing %1</source>
        <translation>%1 wird berechnet</translation>
    </message>
    <message>
        <source>Stopped. Press F5 to go on.</source>
        <translation>Angehalten. F5 setzt fort.</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
</context>
<context>
    <name>LaneList</name>
    <message>
        <source>%1, pinned to the top</source>
        <translation>%1, oben angeheftet</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Move lanes</source>
        <translation>Spuren verschieben</translation>
    </message>
</context>
<context>
    <name>LocusBar</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vorwärts (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Verkleinern (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>chr11:61,866,000-61,930,000, a chromosome or a gene</source>
        <translation>chr11:61,866,000-61,930,000, ein Chromosom oder ein Gen</translation>
    </message>
    <message>
        <source>Locus</source>
        <translation>Ort im Genom</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>MemoryUse</name>
    <message>
        <source>cache %1</source>
        <translation>Zwischenspeicher %1</translation>
    </message>
    <message>
        <source>%1 · %2 in all</source>
        <translation>%1 · %2 insgesamt</translation>
    </message>
    <message>
        <source>Memory: %1 of files, predictions and attention maps, %2 for everything.</source>
        <translation>Arbeitsspeicher: %1 für Dateien, Vorhersagen und Aufmerksamkeitskarten, %2 für alles.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Lanes</source>
        <translation>&amp;Spuren</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Export figure…</source>
        <translation>Abbildung &amp;exportieren …</translation>
    </message>
    <message>
        <source>Export visible &amp;values…</source>
        <translation>Sichtbare &amp;Werte exportieren …</translation>
    </message>
    <message>
        <source>Export &amp;prediction as bigWig…</source>
        <translation>&amp;Vorhersage als bigWig exportieren …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Select &amp;all	Ctrl+A</source>
        <translation>&amp;Alle auswählen	Strg+A</translation>
    </message>
    <message>
        <source>&amp;Another panel</source>
        <translation>&amp;Weiterer Ausschnitt</translation>
    </message>
    <message>
        <source>&amp;Close panel</source>
        <translation>Ausschnitt &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Reverse strand	R</source>
        <translation>Strang &amp;umkehren	R</translation>
    </message>
    <message>
        <source>Go to &amp;locus…</source>
        <translation>&amp;Gehe zu …</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Read everything again</source>
        <translation>Alles &amp;neu lesen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farb&amp;schema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Follow the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>&amp;Textgröße</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Mouse and keys</source>
        <translation>&amp;Maus und Tasten</translation>
    </message>
    <message>
        <source>&amp;About Epiarc</source>
        <translation>Ü&amp;ber Epiarc</translation>
    </message>
    <message>
        <source>About Epiarc</source>
        <translation>Über Epiarc</translation>
    </message>
    <message>
        <source>&lt;b&gt;Epiarc %1&lt;/b&gt;&lt;br&gt;A genome browser with a deep model inside.&lt;br&gt;&lt;br&gt;GPL-3.0-or-later; Qt, LibTorch, HTSlib, libBigWig, HDF5.</source>
        <translation>&lt;b&gt;Epiarc %1&lt;/b&gt;&lt;br&gt;Ein Genombrowser mit einem tiefen Modell darin.&lt;br&gt;&lt;br&gt;GPL-3.0-or-later; Qt, LibTorch, HTSlib, libBigWig, HDF5.</translation>
    </message>
    <message>
        <source>Si&amp;de panels</source>
        <translation>&amp;Seitenleisten</translation>
    </message>
    <message>
        <source>&amp;Wheel zooms</source>
        <translation>&amp;Rad vergrößert</translation>
    </message>
    <message>
        <source>Without Ctrl; Ctrl+wheel then scrolls the lanes</source>
        <translation>Ohne Strg; Strg+Rad blättert dann durch die Spuren</translation>
    </message>
    <message>
        <source>Export visible &amp;features as BED…</source>
        <translation>Sichtbare &amp;Elemente als BED exportieren …</translation>
    </message>
    <message>
        <source>Export visible si&amp;gnal as bedGraph…</source>
        <translation>Sichtbares Si&amp;gnal als bedGraph exportieren …</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>%1 without an assay</source>
        <translation>%1 ohne Messverfahren</translation>
    </message>
    <message>
        <source>weights from %1</source>
        <translation>Gewichte von %1</translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>about %1 a window</source>
        <translation>etwa %1 je Fenster</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Speicher</translation>
    </message>
    <message>
        <source>Load the network</source>
        <translation>Netz laden</translation>
    </message>
    <message>
        <source>This model was trained on %1, but the open genome is %2: its predictions mean little here.</source>
        <translation>Dieses Modell wurde auf %1 trainiert, geöffnet ist aber das Genom %2: Seine Vorhersagen sagen hier wenig aus.</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Tracks of %1</source>
        <translation>Tracks von %1</translation>
    </message>
    <message>
        <source>Genome</source>
        <translation>Genom</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>maskiert</translation>
    </message>
    <message>
        <source>Inputs in bins of %1 bp</source>
        <translation>Eingaben in Bins von %1 bp</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>&lt;b&gt;Needs on this machine&lt;/b&gt;&lt;br&gt;Known once the network is loaded.</source>
        <translation>&lt;b&gt;Bedarf auf diesem Rechner&lt;/b&gt;&lt;br&gt;Bekannt, sobald das Netz geladen ist.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Needs on this machine&lt;/b&gt;&lt;br&gt;%1</source>
        <translation>&lt;b&gt;Bedarf auf diesem Rechner&lt;/b&gt;&lt;br&gt;%1</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Output head</source>
        <translation>Ausgabekopf</translation>
    </message>
    <message>
        <source>Assay</source>
        <translation>Messverfahren</translation>
    </message>
    <message>
        <source>Search tracks: HepG2, CAGE CD4…</source>
        <translation>Tracks suchen: HepG2, CAGE CD4 …</translation>
    </message>
    <message>
        <source>Search tracks</source>
        <translation>Tracks suchen</translation>
    </message>
    <message>
        <source>Tracks the model predicts</source>
        <translation>Tracks, die das Modell vorhersagt</translation>
    </message>
    <message>
        <source>Close this model and take its predictions away</source>
        <translation>Dieses Modell schließen und seine Vorhersagen entfernen</translation>
    </message>
    <message>
        <source>Close model %1</source>
        <translation>Modell %1 schließen</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n track(s))</source>
        <translation>
            <numerusform>%1 (%n Track)</numerusform>
            <numerusform>%1 (%n Tracks)</numerusform>
        </translation>
    </message>
    <message>
        <source>All assays</source>
        <translation>Alle Messverfahren</translation>
    </message>
    <message>
        <source>No model is open.

Drop a model (.safetensors) on the window. The command “epiarc-cli import” makes one of a published checkpoint.</source>
        <translation>Es ist kein Modell geöffnet.

Ein Modell (.safetensors) auf das Fenster ziehen. Der Befehl „epiarc-cli import“ macht eines aus einem veröffentlichten Checkpoint.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; (%2), %3 parameters&lt;br&gt;reads %4 bp, predicts the central %5 bp in bins of %6 bp</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; (%2), %3 Parameter&lt;br&gt;liest %4 bp, sagt die mittleren %5 bp in Bins von %6 bp vorher</translation>
    </message>
    <message>
        <source>&lt;br&gt;trained on %1</source>
        <translation>&lt;br&gt;trainiert auf %1</translation>
    </message>
    <message>
        <source>&lt;br&gt;runs on %1</source>
        <translation>&lt;br&gt;läuft auf %1</translation>
    </message>
    <message>
        <source>%1 of %2 tracks</source>
        <translation>%1 von %2 Tracks</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Tracks</translation>
    </message>
    <message>
        <source>Predict from</source>
        <translation>Vorhersagen aus</translation>
    </message>
    <message>
        <source>from sequence and epigenome</source>
        <translation>aus Sequenz und Epigenom</translation>
    </message>
    <message>
        <source>without epigenome</source>
        <translation>ohne Epigenom</translation>
    </message>
    <message>
        <source>without sequence</source>
        <translation>ohne Sequenz</translation>
    </message>
    <message>
        <source>What the model is shown for the predictions ticked below</source>
        <translation>Was das Modell für die unten angekreuzten Vorhersagen zu sehen bekommt</translation>
    </message>
    <message>
        <source>&lt;br&gt;reads %1 besides the sequence</source>
        <translation>&lt;br&gt;liest neben der Sequenz %1</translation>
    </message>
    <message>
        <source>&lt;br&gt;an ensemble of %1 networks: shows their mean and how far they differ</source>
        <translation>&lt;br&gt;ein Ensemble aus %1 Netzen: zeigt ihr Mittel und wie weit sie auseinanderliegen</translation>
    </message>
</context>
<context>
    <name>MovedFiles</name>
    <message>
        <source>%1 has another size than when the session was saved: check that it is the same file.</source>
        <translation>%1 hat eine andere Größe als beim Speichern der Sitzung: prüfen, ob es dieselbe Datei ist.</translation>
    </message>
    <message>
        <source>%1 files have another size than when the session was saved, check that they are the same: %2.</source>
        <translation>%1 Dateien haben eine andere Größe als beim Speichern der Sitzung; prüfen, ob es dieselben sind: %2.</translation>
    </message>
</context>
<context>
    <name>OpenModels</name>
    <message>
        <source>Reading was stopped. Press F5 to read it again.</source>
        <translation>Das Lesen wurde angehalten. F5 liest erneut.</translation>
    </message>
    <message>
        <source>Reading model %1</source>
        <translation>Modell %1 wird gelesen</translation>
    </message>
    <message>
        <source>Loading model %1</source>
        <translation>Modell %1 wird geladen</translation>
    </message>
    <message>
        <source>Loading was stopped. Press F5 to load it again.</source>
        <translation>Das Laden wurde angehalten. F5 lädt erneut.</translation>
    </message>
</context>
<context>
    <name>Painters</name>
    <message>
        <source>Zoom in below %1 bp to see the bases</source>
        <translation>Unter %1 bp vergrößern, um die Basen zu sehen</translation>
    </message>
    <message>
        <source>max</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>min</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>extreme</source>
        <translation>Extremwert</translation>
    </message>
    <message>
        <source>mean, min–max</source>
        <translation>Mittel, Min.–Max.</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>bins of %1</source>
        <translation>Bins von %1</translation>
    </message>
    <message>
        <source>values as in the file</source>
        <translation>Werte wie in der Datei</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>wie in der Datei</translation>
    </message>
    <message>
        <source>%1 per %2</source>
        <translation>%1 je %2</translation>
    </message>
    <message>
        <source>per %1</source>
        <translation>je %1</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>+%1 weitere</translation>
    </message>
    <message>
        <source>r = %1 (%2 bins)</source>
        <translation>r = %1 (%2 Bins)</translation>
    </message>
    <message>
        <source>r = %1</source>
        <translation>r = %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>looks at %1</source>
        <translation>schaut auf %1</translation>
    </message>
    <message>
        <source>weight %1, %2 × uniform</source>
        <translation>Gewicht %1, %2 × gleichverteilt</translation>
    </message>
    <message>
        <source>top %1 of %2</source>
        <comment>arcs in view</comment>
        <translation>die ersten %1 von %2</translation>
    </message>
    <message>
        <source>The genome knows no letters here, so the logo is drawn as bars: open its FASTA or 2bit file.</source>
        <translation>Das Genom kennt hier keine Buchstaben, deshalb ist das Logo als Balken gezeichnet: seine FASTA- oder 2bit-Datei öffnen.</translation>
    </message>
    <message>
        <source>mean ± SD of %1 models</source>
        <translation>Mittel ± SD von %1 Modellen</translation>
    </message>
    <message>
        <source>mean ± SD</source>
        <translation>Mittel ± SD</translation>
    </message>
</context>
<context>
    <name>PredictionWork</name>
    <message>
        <source>Up to %1 windows must be predicted first, and how long this takes is not known.</source>
        <translation>Zuerst müssen bis zu %1 Fenster vorhergesagt werden; wie lange das dauert, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>Up to %1 windows must be predicted first: about %2 on this machine.</source>
        <translation>Zuerst müssen bis zu %1 Fenster vorhergesagt werden: auf diesem Rechner etwa %2.</translation>
    </message>
</context>
<context>
    <name>ProblemButtons</name>
    <message>
        <source>Retry</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Read %1 again</source>
        <translation>%1 erneut lesen</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Say where the file of %1 is now</source>
        <translation>Sagen, wo die Datei von %1 jetzt ist</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>S&amp;moothing of the mean</source>
        <translation>Mittelwert &amp;glätten</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Nicht</translation>
    </message>
    <message>
        <source>100 bp</source>
        <translation>100 bp</translation>
    </message>
    <message>
        <source>500 bp</source>
        <translation>500 bp</translation>
    </message>
    <message>
        <source>1 kb</source>
        <translation>1 kb</translation>
    </message>
    <message>
        <source>5 kb</source>
        <translation>5 kb</translation>
    </message>
    <message>
        <source>20 kb</source>
        <translation>20 kb</translation>
    </message>
    <message>
        <source>smoothed over %1</source>
        <translation>über %1 geglättet</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Andere …</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>bp:</source>
        <translation>bp:</translation>
    </message>
    <message>
        <source>Fixed range</source>
        <translation>Fester Bereich</translation>
    </message>
    <message>
        <source>&amp;Lowest value</source>
        <translation>&amp;Kleinster Wert</translation>
    </message>
    <message>
        <source>&amp;Highest value</source>
        <translation>&amp;Größter Wert</translation>
    </message>
    <message>
        <source>Give two numbers, such as 0 and 12.5.</source>
        <translation>Zwei Zahlen angeben, etwa 0 und 12.5.</translation>
    </message>
    <message>
        <source>The highest value must lie above the lowest.</source>
        <translation>Der größte Wert muss über dem kleinsten liegen.</translation>
    </message>
    <message>
        <source>Arcs of %1</source>
        <translation>Bögen von %1</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>&amp;Lowest score shown</source>
        <translation>&amp;Kleinster gezeigter Wert</translation>
    </message>
    <message>
        <source>Only the &amp;strongest</source>
        <translation>Nur die &amp;stärksten</translation>
    </message>
    <message numerus="yes">
        <source>Scores here: %1 to %2, %n arc(s)</source>
        <translation>
            <numerusform>Werte hier: %1 bis %2, %n Bogen</numerusform>
            <numerusform>Werte hier: %1 bis %2, %n Bögen</numerusform>
        </translation>
    </message>
    <message>
        <source>Click the name of a lane to select it</source>
        <translation>Auf den Namen einer Spur klicken, um sie auszuwählen</translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s)</source>
        <translation>
            <numerusform>%n Spur</numerusform>
            <numerusform>%n Spuren</numerusform>
        </translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Umbe&amp;nennen …</translation>
    </message>
    <message>
        <source>Rename lane</source>
        <translation>Spur umbenennen</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Height…</source>
        <translation>&amp;Höhe …</translation>
    </message>
    <message>
        <source>Height of %1</source>
        <translation>Höhe von %1</translation>
    </message>
    <message>
        <source>Pixels:</source>
        <translation>Pixel:</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>&amp;Fit height to its rows</source>
        <translation>Höhe an Zeilen an&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>Fit height</source>
        <translation>Höhe anpassen</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>&amp;Darstellung</translation>
    </message>
    <message>
        <source>&amp;Bars</source>
        <translation>&amp;Balken</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>&amp;Linie</translation>
    </message>
    <message>
        <source>&amp;Heat map</source>
        <translation>&amp;Heatmap</translation>
    </message>
    <message>
        <source>A pi&amp;xel shows</source>
        <translation>Ein Pi&amp;xel zeigt</translation>
    </message>
    <message>
        <source>M&amp;ean, with the range from min to max</source>
        <translation>Mi&amp;ttel mit dem Bereich von Min. bis Max.</translation>
    </message>
    <message>
        <source>&amp;Mean</source>
        <translation>&amp;Mittel</translation>
    </message>
    <message>
        <source>Ma&amp;ximum</source>
        <translation>Ma&amp;ximum</translation>
    </message>
    <message>
        <source>M&amp;inimum</source>
        <translation>M&amp;inimum</translation>
    </message>
    <message>
        <source>S&amp;cale</source>
        <translation>S&amp;kala</translation>
    </message>
    <message>
        <source>&amp;Linear</source>
        <translation>&amp;Linear</translation>
    </message>
    <message>
        <source>Logarithmic (log&amp;1p)</source>
        <translation>Logarithmisch (log&amp;1p)</translation>
    </message>
    <message>
        <source>Logarithmic, linear near zero (&amp;symlog)</source>
        <translation>Logarithmisch, nahe null linear (&amp;symlog)</translation>
    </message>
    <message>
        <source>&amp;Range</source>
        <translation>&amp;Bereich</translation>
    </message>
    <message>
        <source>&amp;Visible data</source>
        <translation>&amp;Sichtbare Daten</translation>
    </message>
    <message>
        <source>Visible data up to the %1th percentile</source>
        <translation>Sichtbare Daten bis zum %1. Perzentil</translation>
    </message>
    <message>
        <source>&amp;Fixed…</source>
        <translation>&amp;Fest …</translation>
    </message>
    <message>
        <source>&amp;One range for the selected lanes</source>
        <translation>&amp;Ein Bereich für die ausgewählten Spuren</translation>
    </message>
    <message>
        <source>&amp;Leave the common range</source>
        <translation>Gemeinsamen Bereich &amp;verlassen</translation>
    </message>
    <message>
        <source>Common range</source>
        <translation>Gemeinsamer Bereich</translation>
    </message>
    <message>
        <source>&amp;Arcs</source>
        <translation>B&amp;ögen</translation>
    </message>
    <message>
        <source>&amp;Threshold and number…</source>
        <translation>S&amp;chwelle und Anzahl …</translation>
    </message>
    <message>
        <source>Arcs</source>
        <translation>Bögen</translation>
    </message>
    <message>
        <source>Height by &amp;span</source>
        <translation>Höhe nach S&amp;pannweite</translation>
    </message>
    <message>
        <source>Height by s&amp;core</source>
        <translation>Höhe nach &amp;Wert</translation>
    </message>
    <message>
        <source>All of &amp;one height</source>
        <translation>Alle &amp;gleich hoch</translation>
    </message>
    <message>
        <source>Move lanes</source>
        <translation>Spuren verschieben</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>To the &amp;top</source>
        <translation>&amp;Ganz nach oben</translation>
    </message>
    <message>
        <source>To the &amp;bottom</source>
        <translation>Ganz &amp;nach unten</translation>
    </message>
    <message>
        <source>&amp;Pin at the top</source>
        <translation>Oben an&amp;heften</translation>
    </message>
    <message>
        <source>Unpin lanes</source>
        <translation>Spuren lösen</translation>
    </message>
    <message>
        <source>Pin lanes</source>
        <translation>Spuren anheften</translation>
    </message>
    <message>
        <source>R&amp;ead again</source>
        <translation>Erneut &amp;lesen</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>%1 of the model&apos;s bins of %2</source>
        <translation>%1 der Bins des Modells von %2</translation>
    </message>
    <message>
        <source>%1, from the file&apos;s zoom level of %2</source>
        <translation>%1, aus der Zoomstufe %2 der Datei</translation>
    </message>
    <message>
        <source>%1 of the file&apos;s own records</source>
        <translation>%1 der Einträge der Datei</translation>
    </message>
    <message>
        <source>Shares its range with group %1</source>
        <translation>Teilt den Bereich mit der Gruppe %1</translation>
    </message>
    <message>
        <source>%1 is too long to copy its sequence: choose up to 10 Mb.</source>
        <translation>%1 ist zu lang, um die Sequenz zu kopieren: höchstens 10 Mb wählen.</translation>
    </message>
    <message>
        <source>Copied the sequence of %1.</source>
        <translation>Die Sequenz von %1 ist kopiert.</translation>
    </message>
    <message>
        <source>&amp;Zoom here</source>
        <translation>Hierauf &amp;vergrößern</translation>
    </message>
    <message>
        <source>Open in another &amp;panel</source>
        <translation>In weiterem &amp;Ausschnitt öffnen</translation>
    </message>
    <message>
        <source>&amp;Highlight as region of interest</source>
        <translation>Als Region &amp;hervorheben</translation>
    </message>
    <message>
        <source>&amp;Bookmark</source>
        <translation>&amp;Lesezeichen</translation>
    </message>
    <message>
        <source>&amp;Copy %1</source>
        <translation>%1 &amp;kopieren</translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation>%1 ist kopiert.</translation>
    </message>
    <message>
        <source>Copy its &amp;sequence</source>
        <translation>&amp;Sequenz kopieren</translation>
    </message>
    <message>
        <source>&amp;Overlay the selected lanes</source>
        <translation>Ausgewählte Spuren &amp;überlagern</translation>
    </message>
    <message>
        <source>Separate its &amp;layers</source>
        <translation>Schichten &amp;trennen</translation>
    </message>
    <message>
        <source>&amp;Difference (first − second)</source>
        <translation>&amp;Differenz (erste − zweite)</translation>
    </message>
    <message>
        <source>Ratio, lo&amp;g2 (first / second)</source>
        <translation>Verhältnis, lo&amp;g2 (erste / zweite)</translation>
    </message>
    <message>
        <source>Colour below &amp;zero</source>
        <translation>Farbe unter &amp;null</translation>
    </message>
    <message>
        <source>One colour above and &amp;below zero</source>
        <translation>Eine Farbe ü&amp;ber und unter null</translation>
    </message>
    <message>
        <source>Sequence lo&amp;go</source>
        <translation>Sequenzlo&amp;go</translation>
    </message>
    <message>
        <source>Shade &amp;by score</source>
        <translation>Nach &amp;Bewertung abstufen</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>&amp;What if…</source>
        <translation>&amp;Was wäre wenn …</translation>
    </message>
    <message>
        <source>What if: %1</source>
        <translation>Was wäre wenn: %1</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre wenn</translation>
    </message>
    <message>
        <source>Show a prediction to ask what an edit changes</source>
        <translation>Eine Vorhersage anzeigen, um nach Änderungen zu fragen</translation>
    </message>
    <message>
        <source>&amp;Delete these bases</source>
        <translation>Diese Basen &amp;löschen</translation>
    </message>
    <message>
        <source>Sh&amp;uffle these bases</source>
        <translation>Diese Basen &amp;mischen</translation>
    </message>
    <message>
        <source>Erase %1 here</source>
        <translation>%1 hier auslöschen</translation>
    </message>
    <message>
        <source>mean of %1 models, in bins of %2; the paler range: a standard deviation between them</source>
        <translation>Mittel von %1 Modellen, in Bins von %2; der blassere Bereich: eine SD zwischen ihnen</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Genomes</source>
        <translation>Genome</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
</context>
<context>
    <name>RegionsPanel</name>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Regions of interest and bookmarks</source>
        <translation>Regionen und Lesezeichen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>The visible range as a region of interest (Ctrl+R)</source>
        <translation>Den sichtbaren Bereich als Region (Strg+R)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the selected regions (Del)</source>
        <translation>Die ausgewählten Regionen entfernen (Entf)</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Show the selected regions in panels of their own</source>
        <translation>Die ausgewählten Regionen in eigenen Ausschnitten zeigen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Add the regions of a BED file</source>
        <translation>Die Regionen einer BED-Datei hinzufügen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Write all regions to a BED file</source>
        <translation>Alle Regionen in eine BED-Datei schreiben</translation>
    </message>
    <message>
        <source>Drawn across the lanes; double-click for its colour</source>
        <translation>Über die Spuren gezeichnet; Doppelklick für die Farbe</translation>
    </message>
    <message>
        <source>Double-click to go there</source>
        <translation>Doppelklick, um hinzugehen</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n region(s)</source>
        <translation>
            <numerusform>%n Region entfernen</numerusform>
            <numerusform>%n Regionen entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a genome first: regions are placed on it.</source>
        <translation>Zuerst ein Genom öffnen: Regionen liegen darauf.</translation>
    </message>
    <message>
        <source>Regions from a BED file</source>
        <translation>Regionen aus einer BED-Datei</translation>
    </message>
    <message>
        <source>BED (*.bed *.bed.gz *.narrowPeak);;All files (*)</source>
        <translation>BED (*.bed *.bed.gz *.narrowPeak);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>The file has %1 regions: up to %2 can be held as regions of interest. Open it as a lane instead.</source>
        <translation>Die Datei hat %1 Regionen; höchstens %2 können als Regionen gehalten werden. Stattdessen als Spur öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>Import %n region(s)</source>
        <translation>
            <numerusform>%n Region importieren</numerusform>
            <numerusform>%n Regionen importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no regions yet: add one with Ctrl+R.</source>
        <translation>Es gibt noch keine Regionen: mit Strg+R eine hinzufügen.</translation>
    </message>
    <message>
        <source>Regions to a BED file</source>
        <translation>Regionen in eine BED-Datei</translation>
    </message>
    <message>
        <source>BED (*.bed)</source>
        <translation>BED (*.bed)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
</context>
<context>
    <name>RelocateDialog</name>
    <message>
        <source>Choose &amp;file…</source>
        <translation>&amp;Datei wählen …</translation>
    </message>
    <message>
        <source>Find files that were moved</source>
        <translation>Verschobene Dateien suchen</translation>
    </message>
    <message>
        <source>These files are not where the session expects them. Choose one of them, or a folder to search: the others are found with it. What stays missing is kept in the session, and its lane says so.</source>
        <translation>Diese Dateien sind nicht dort, wo die Sitzung sie erwartet. Eine davon wählen oder einen Ordner, der durchsucht werden soll: die anderen werden damit gefunden. Was fehlt, bleibt in der Sitzung, und seine Spur sagt es.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Was in</source>
        <translation>War in</translation>
    </message>
    <message>
        <source>Is now</source>
        <translation>Ist jetzt</translation>
    </message>
    <message>
        <source>Files that were moved</source>
        <translation>Verschobene Dateien</translation>
    </message>
    <message>
        <source>&amp;Use these</source>
        <translation>Diese &amp;verwenden</translation>
    </message>
    <message>
        <source>&amp;Leave missing</source>
        <translation>&amp;Fehlen lassen</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>Wo ist %1 jetzt?</translation>
    </message>
    <message>
        <source>Search which folder, and the folders in it?</source>
        <translation>Welchen Ordner mit seinen Unterordnern durchsuchen?</translation>
    </message>
    <message>
        <source>Looking in %1</source>
        <translation>Suche in %1</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>Die Suche wurde angehalten.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 of %2 found.</source>
        <translation>%1 von %2 gefunden.</translation>
    </message>
    <message>
        <source>St&amp;op searching</source>
        <translation>Suche an&amp;halten</translation>
    </message>
    <message>
        <source>Search a f&amp;older…</source>
        <translation>&amp;Ordner durchsuchen …</translation>
    </message>
    <message>
        <source>Files of this name (%1)</source>
        <translation>Dateien dieses Namens (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Relocating</name>
    <message>
        <source>Looking for the files of the session</source>
        <translation>Die Dateien der Sitzung werden gesucht</translation>
    </message>
    <message>
        <source>Relocate %1</source>
        <translation>%1 neu zuordnen</translation>
    </message>
    <message>
        <source>Relocate %1 files</source>
        <translation>%1 Dateien neu zuordnen</translation>
    </message>
</context>
<context>
    <name>InputForm</name>
    <message>
        <source>Tracks of one cell type. Choose them here, or drag a lane&apos;s name or a file onto an input. What is masked the model does not see.</source>
        <translation>Tracks eines Zelltyps. Hier auswählen, oder den Namen einer Spur oder eine Datei auf eine Eingabe ziehen. Was maskiert ist, sieht das Modell nicht.</translation>
    </message>
    <message>
        <source>%1 has no %2: %3 is masked there.</source>
        <translation>%1 enthält kein %2: %3 ist dort maskiert.</translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message>
        <source>Track that serves as %1</source>
        <translation>Track, der als %1 dient</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>Gelesen als: %1</translation>
    </message>
    <message>
        <source>Coverage of %1</source>
        <translation>Abdeckung von %1</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>The track&apos;s values run from 0 to 100 instead of 0 to 1</source>
        <translation>Die Werte des Tracks gehen von 0 bis 100 statt von 0 bis 1</translation>
    </message>
    <message>
        <source>%1 in percent</source>
        <translation>%1 in Prozent</translation>
    </message>
    <message>
        <source>%1 as fractions</source>
        <translation>%1 als Anteile</translation>
    </message>
    <message>
        <source>none (masked)</source>
        <translation>keine (maskiert)</translation>
    </message>
    <message>
        <source>no coverage</source>
        <translation>keine Abdeckung</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
    <message>
        <source>Mask %1</source>
        <translation>%1 maskieren</translation>
    </message>
    <message>
        <source>coverage: %1</source>
        <translation>Abdeckung: %1</translation>
    </message>
</context>
<context>
    <name>RunAnswers</name>
    <message>
        <source>epiarc-cli gave an answer that is not understood: install the one of this version.</source>
        <translation>epiarc-cli gab eine Antwort, die nicht verstanden wird: das dieser Version installieren.</translation>
    </message>
    <message>
        <source>%1 s a step, %2 an epoch, %3 in all</source>
        <translation>%1 s je Schritt, %2 je Epoche, %3 insgesamt</translation>
    </message>
    <message>
        <source>; %1 of memory, of %2 that are free</source>
        <translation>; %1 Speicher, von %2, die frei sind</translation>
    </message>
    <message>
        <source>; %1 of memory</source>
        <translation>; %1 Speicher</translation>
    </message>
</context>
<context>
    <name>RunCheck</name>
    <message>
        <source>The check was stopped.</source>
        <translation>Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Checking the files of a run</source>
        <translation>Dateien eines Laufs prüfen</translation>
    </message>
    <message>
        <source>Estimating what a run takes</source>
        <translation>Schätzen, was ein Lauf braucht</translation>
    </message>
</context>
<context>
    <name>RunCurves</name>
    <message>
        <source>mean track</source>
        <translation>mittlerer Track</translation>
    </message>
    <message>
        <source>mlp</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>sequence only</source>
        <translation>nur Sequenz</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>all tracks</source>
        <translation>alle Tracks</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Validation Pearson</source>
        <translation>Pearson der Validierung</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>Lower is better. Pale: the mean of each block of steps; thick: smoothed.</source>
        <translation>Niedriger ist besser. Blass: der Mittelwert jedes Blocks von Schritten; kräftig: geglättet.</translation>
    </message>
    <message>
        <source>Loss (training dashed)</source>
        <translation>Verlust (Training gestrichelt)</translation>
    </message>
    <message>
        <source>mean of the other cell types</source>
        <translation>Mittel der anderen Zelltypen</translation>
    </message>
    <message>
        <source>mean of the other tracks of the assay</source>
        <translation>Mittel der anderen Tracks des Messverfahrens</translation>
    </message>
    <message>
        <source>ensemble</source>
        <translation>Ensemble</translation>
    </message>
</context>
<context>
    <name>RunForm</name>
    <message>
        <source>%1 (%2 → %3 bins)</source>
        <translation>%1 (%2 → %3 Bins)</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>wie veröffentlicht</translation>
    </message>
    <message>
        <source>small: 192 channels, 4 layers</source>
        <translation>klein: 192 Kanäle, 4 Schichten</translation>
    </message>
    <message>
        <source>tiny: 96 channels, 2 layers</source>
        <translation>winzig: 96 Kanäle, 2 Schichten</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Of the model file that the run makes</source>
        <translation>Der Modelldatei, die der Lauf erzeugt</translation>
    </message>
    <message>
        <source>EpiAttend and the MLP read epigenome tracks of a cell type, so that one network serves every cell type; the others read the sequence alone</source>
        <translation>EpiAttend und das MLP lesen Epigenom-Tracks eines Zelltyps, sodass ein Netz für jeden Zelltyp taugt; die anderen lesen nur die Sequenz</translation>
    </message>
    <message>
        <source>bp</source>
        <translation>bp</translation>
    </message>
    <message>
        <source>of the architecture</source>
        <translation>der Architektur</translation>
    </message>
    <message>
        <source>Bases that the network sees at once</source>
        <translation>Basen, die das Netz auf einmal sieht</translation>
    </message>
    <message>
        <source>Bases in the middle of those that it predicts; the rest is context</source>
        <translation>Basen in der Mitte, die es vorhersagt; der Rest ist Umgebung</translation>
    </message>
    <message>
        <source>What of a model that training begins with may change, besides its outputs</source>
        <translation>Was sich an einem Modell, mit dem das Training beginnt, außer seinen Ausgaben ändern darf</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>wird trainiert</translation>
    </message>
    <message>
        <source>is frozen</source>
        <translation>ist eingefroren</translation>
    </message>
    <message>
        <source>is adapted (LoRA)</source>
        <translation>wird angepasst (LoRA)</translation>
    </message>
    <message>
        <source>A smaller network learns faster and from fewer windows. Basenji2 and the MLP have one size.</source>
        <translation>Ein kleineres Netz lernt schneller und aus weniger Fenstern. Basenji2 und das MLP haben eine Größe.</translation>
    </message>
    <message>
        <source>new weights</source>
        <translation>neuen Gewichten</translation>
    </message>
    <message>
        <source>A model of this session, to go on from what it has learnt</source>
        <translation>Ein Modell dieser Sitzung, um mit dem weiterzumachen, was es gelernt hat</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Poisson for counts; Poisson-multinomial weighs the shape of a window more than its total; MSE for values that may be negative</source>
        <translation>Poisson für Zählungen; Poisson-Multinomial gewichtet die Form eines Fensters stärker als seine Summe; MSE für Werte, die negativ sein können</translation>
    </message>
    <message>
        <source>Poisson</source>
        <translation>Poisson</translation>
    </message>
    <message>
        <source>Poisson-multinomial</source>
        <translation>Poisson-Multinomial</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>mittlerer quadratischer Fehler</translation>
    </message>
    <message>
        <source>AdamW also shrinks the weights a little in every step</source>
        <translation>AdamW verkleinert die Gewichte auch ein wenig in jedem Schritt</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>How far weights move in a step: 0.0005 is usual; lower when the loss jumps</source>
        <translation>Wie weit Gewichte sich in einem Schritt bewegen: 0.0005 ist üblich; niedriger, wenn der Verlust springt</translation>
    </message>
    <message>
        <source>For AdamW: 0.01 is usual</source>
        <translation>Für AdamW: 0.01 ist üblich</translation>
    </message>
    <message>
        <source>What becomes of the learning rate</source>
        <translation>Was aus der Lernrate wird</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>cosine, to 0 at the end</source>
        <translation>Kosinus, am Ende 0</translation>
    </message>
    <message>
        <source>lower on a plateau</source>
        <translation>niedriger auf einem Plateau</translation>
    </message>
    <message>
        <source>Steps over which the learning rate grows from 0</source>
        <translation>Schritte, in denen die Lernrate von 0 wächst</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>Largest norm of all gradients together; 0: any</source>
        <translation>Größte Norm aller Gradienten zusammen; 0: beliebig</translation>
    </message>
    <message>
        <source>The model is the running mean of its weights, of which a step keeps so much, e.g. 0.999; 0: no mean</source>
        <translation>Das Modell ist das laufende Mittel seiner Gewichte, von dem ein Schritt so viel behält, z. B. 0.999; 0: kein Mittel</translation>
    </message>
    <message>
        <source>Windows that are computed together; more need more memory</source>
        <translation>Fenster, die zusammen gerechnet werden; mehr brauchen mehr Speicher</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Batches whose gradients make one step: as if the batch were larger, without its memory</source>
        <translation>Batches, deren Gradienten einen Schritt ergeben: als wäre der Batch größer, ohne seinen Speicher</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>After each, the model is measured on the validation windows</source>
        <translation>Nach jeder wird das Modell auf den Validierungsfenstern gemessen</translation>
    </message>
    <message>
        <source>How many steps make an epoch</source>
        <translation>Wie viele Schritte eine Epoche sind</translation>
    </message>
    <message>
        <source>every window once</source>
        <translation>jedes Fenster einmal</translation>
    </message>
    <message>
        <source>Stops when the validation loss was not better for so many epochs</source>
        <translation>Hört auf, wenn der Verlust der Validierung so viele Epochen nicht besser war</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>goes on to the end</source>
        <translation>macht bis zum Ende weiter</translation>
    </message>
    <message>
        <source>Windows are moved by up to so many bases, differently each time</source>
        <translation>Fenster werden um bis zu so viele Basen verschoben, jedes Mal anders</translation>
    </message>
    <message>
        <source>Half of the windows are read from the other strand</source>
        <translation>Die Hälfte der Fenster wird vom anderen Strang gelesen</translation>
    </message>
    <message>
        <source>At most so many per cell type, evenly chosen</source>
        <translation>Höchstens so viele je Zelltyp, gleichmäßig gewählt</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>The same seed gives the same run</source>
        <translation>Derselbe Startwert ergibt denselben Lauf</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Automatic: a GPU where there is one</source>
        <translation>Automatisch: eine GPU, wo es eine gibt</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>bfloat16 takes half of the memory, and is faster on GPUs that know it</source>
        <translation>bfloat16 braucht die Hälfte des Speichers und ist auf GPUs schneller, die es kennen</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>Fewer leave more of the computer to you</source>
        <translation>Weniger lassen Ihnen mehr vom Rechner</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>alle Kerne</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Threads that read windows ahead</source>
        <translation>Threads, die Fenster vorauslesen</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Minutes from one to the next: no more is lost when it is killed</source>
        <translation>Minuten von einer zur nächsten: mehr geht nicht verloren, wenn er abgebrochen wird</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Predicts</source>
        <translation>Sagt vorher</translation>
    </message>
    <message>
        <source>Trunk</source>
        <translation>Rumpf</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Anlauf</translation>
    </message>
    <message>
        <source>Clip gradients</source>
        <translation>Gradienten kappen</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Steps per epoch</source>
        <translation>Schritte je Epoche</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Both strands</source>
        <translation>Beide Stränge</translation>
    </message>
    <message>
        <source>Validation windows</source>
        <translation>Validierungsfenster</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Where the model looks: over all of its regions, or once at each gene, about its start, which shows it more of what genes do</source>
        <translation>Was das Modell sieht: alle seine Regionen, oder jedes Gen einmal, um seinen Anfang, was ihm mehr davon zeigt, was Gene tun</translation>
    </message>
    <message>
        <source>one beside the other</source>
        <translation>eines neben dem anderen</translation>
    </message>
    <message>
        <source>about the starts of genes</source>
        <translation>um die Anfänge der Gene</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Networks that are trained one after the other, each from a seed of its own: together they predict their mean, and the window shows how far they differ</source>
        <translation>Netze, die nacheinander trainiert werden, jedes von einem eigenen Startwert aus: Zusammen sagen sie ihr Mittel voraus, und das Fenster zeigt, wie weit sie auseinanderliegen</translation>
    </message>
    <message>
        <source>Spare memory</source>
        <translation>Speicher sparen</translation>
    </message>
    <message>
        <source>Computes layers a second time instead of keeping what lies within them (activation checkpointing): less memory, more time</source>
        <translation>Berechnet Schichten ein zweites Mal, statt ihr Inneres aufzubewahren (Activation Checkpointing): weniger Speicher, mehr Zeit</translation>
    </message>
</context>
<context>
    <name>RunNotice</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>best on validation: r = %1 after epoch %2</source>
        <translation>bester auf Validierung: r = %1 nach Epoche %2</translation>
    </message>
    <message>
        <source>test: r = %1</source>
        <translation>Test: r = %1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) compared</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe im Vergleich</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a run to see its curves; choose several to compare them.</source>
        <translation>Einen Lauf wählen, um seine Kurven zu sehen; mehrere, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Tracks</translation>
    </message>
</context>
<context>
    <name>RunProcess</name>
    <message>
        <source>epiarc-cli, which trains, is neither beside this program nor on the PATH: install it there.</source>
        <translation>epiarc-cli, das trainiert, liegt weder neben diesem Programm noch im PATH: dort installieren.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2.</source>
        <translation>%1 kann nicht gestartet werden: %2.</translation>
    </message>
    <message>
        <source>%1 %2 failed: %3.</source>
        <translation>%1 %2 ist fehlgeschlagen: %3.</translation>
    </message>
</context>
<context>
    <name>RunReport</name>
    <message>
        <source>%1 is not there any more: it was moved or deleted, or its disk is not mounted.</source>
        <translation>%1 ist nicht mehr da: verschoben, gelöscht, oder die Platte ist nicht eingehängt.</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht gestartet</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>running on %1</source>
        <translation>läuft auf %1</translation>
    </message>
    <message>
        <source>pausing</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>It saves a checkpoint and ends after the step that it computes now.</source>
        <translation>Er sichert seinen Stand und endet nach dem Schritt, den er gerade rechnet.</translation>
    </message>
    <message>
        <source>Its process is gone without a word. Resume goes on from the last checkpoint.</source>
        <translation>Sein Prozess ist ohne ein Wort verschwunden. „Fortsetzen“ macht beim letzten gesicherten Stand weiter.</translation>
    </message>
    <message>
        <source>Its process ended before the first checkpoint.</source>
        <translation>Sein Prozess endete, bevor ein Stand gesichert war.</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 windows/s</source>
        <translation>%1 Fenster/s</translation>
    </message>
    <message>
        <source>%1 % waiting</source>
        <translation>%1 % Warten</translation>
    </message>
    <message>
        <source>computed for %1</source>
        <translation>%1 lang gerechnet</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
</context>
<context>
    <name>RunScatter</name>
    <message>
        <source>Held-out track</source>
        <translation>Zurückgehaltener Track</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>Held-out windows are predicted when a run is evaluated.</source>
        <translation>Zurückgehaltene Fenster werden vorhergesagt, wenn ein Lauf ausgewertet wird.</translation>
    </message>
    <message>
        <source>Predicted against measured</source>
        <translation>Vorhergesagt gegen gemessen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message numerus="yes">
        <source>r = %1 in %n bin(s) of the %2 windows</source>
        <translation>
            <numerusform>r = %1 in %n Bin der %2-Fenster</numerusform>
            <numerusform>r = %1 in %n Bins der %2-Fenster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunScores</name>
    <message>
        <source>How well each track is predicted</source>
        <translation>Wie gut jeder Track vorhergesagt wird</translation>
    </message>
    <message>
        <source>The tracks are measured after the first epoch.</source>
        <translation>Die Tracks werden nach der ersten Epoche gemessen.</translation>
    </message>
    <message>
        <source>On the test windows, of epoch %1. r: Pearson correlation.</source>
        <translation>Auf den Testfenstern, von Epoche %1. r: Pearson-Korrelation.</translation>
    </message>
    <message>
        <source>On the validation windows, after epoch %1. r: Pearson correlation.</source>
        <translation>Auf den Validierungsfenstern, nach Epoche %1. r: Pearson-Korrelation.</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Track</translation>
    </message>
    <message>
        <source>Cell type</source>
        <translation>Zelltyp</translation>
    </message>
    <message>
        <source>Assay</source>
        <translation>Messverfahren</translation>
    </message>
    <message>
        <source>r</source>
        <translation>r</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>r across genes</source>
        <translation>r über Gene</translation>
    </message>
    <message>
        <source>r of %1</source>
        <translation>r von: %1</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Pearson correlation of prediction and measurement on the validation windows, the mean of all tracks</source>
        <translation>Pearson-Korrelation von Vorhersage und Messung auf den Validierungsfenstern, Mittel aller Tracks</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Noch</translation>
    </message>
    <message>
        <source>Validation r</source>
        <translation>r Validierung</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>The training run %1 is finished.</source>
        <translation>Der Trainingslauf %1 ist fertig.</translation>
    </message>
    <message>
        <source>The training run %1 is paused.</source>
        <translation>Der Trainingslauf %1 ist angehalten.</translation>
    </message>
    <message>
        <source>The training run %1 has ended: %2</source>
        <translation>Der Trainingslauf %1 ist zu Ende: %2</translation>
    </message>
    <message>
        <source>Training %1 %</source>
        <translation>Training %1 %</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>Height of %n lane(s)</source>
        <translation>
            <numerusform>Höhe von %n Spur</numerusform>
            <numerusform>Höhe von %n Spuren</numerusform>
        </translation>
    </message>
    <message>
        <source>Height of %1</source>
        <translation>Höhe von %1</translation>
    </message>
    <message>
        <source>Move lanes</source>
        <translation>Spuren verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n lane(s)</source>
        <translation>
            <numerusform>%n Spur entfernen</numerusform>
            <numerusform>%n Spuren entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add region</source>
        <translation>Region hinzufügen</translation>
    </message>
    <message>
        <source>Add bookmark</source>
        <translation>Lesezeichen hinzufügen</translation>
    </message>
    <message>
        <source>Region %1</source>
        <translation>Region %1</translation>
    </message>
    <message>
        <source>Bookmark %1</source>
        <translation>Lesezeichen %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Sitzung öffnen</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Moving</source>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Drag the data</source>
        <translation>Daten ziehen</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>Pan 10 %</source>
        <translation>10 % verschieben</translation>
    </message>
    <message>
        <source>Shift+Left, Shift+Right</source>
        <translation>Umschalt+Links, Umschalt+Rechts</translation>
    </message>
    <message>
        <source>Pan 50 %</source>
        <translation>50 % verschieben</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>Pan one screen</source>
        <translation>Eine Fensterbreite verschieben</translation>
    </message>
    <message>
        <source>Shift+wheel</source>
        <translation>Umschalt+Rad</translation>
    </message>
    <message>
        <source>Click the ruler</source>
        <translation>Klick auf das Lineal</translation>
    </message>
    <message>
        <source>Centre there</source>
        <translation>Dort zentrieren</translation>
    </message>
    <message>
        <source>Next, previous feature</source>
        <translation>Nächstes, voriges Element</translation>
    </message>
    <message>
        <source>Ctrl+L, /</source>
        <translation>Strg+L, /</translation>
    </message>
    <message>
        <source>Type a locus or a gene</source>
        <translation>Einen Ort oder ein Gen eingeben</translation>
    </message>
    <message>
        <source>Alt+Left, Alt+Right</source>
        <translation>Alt+Links, Alt+Rechts</translation>
    </message>
    <message>
        <source>Back, forward</source>
        <translation>Zurück, vorwärts</translation>
    </message>
    <message>
        <source>Zooming</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>+, −, Ctrl+Up, Ctrl+Down</source>
        <translation>+, −, Strg+Auf, Strg+Ab</translation>
    </message>
    <message>
        <source>Zoom in, out</source>
        <translation>Vergrößern, verkleinern</translation>
    </message>
    <message>
        <source>Ctrl+wheel, pinch</source>
        <translation>Strg+Rad, zwei Finger</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger vergrößern</translation>
    </message>
    <message>
        <source>Drag the ruler</source>
        <translation>Am Lineal ziehen</translation>
    </message>
    <message>
        <source>Zoom to the range</source>
        <translation>Auf den Bereich vergrößern</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Zoom in there</source>
        <translation>Dort vergrößern</translation>
    </message>
    <message>
        <source>Alt+click</source>
        <translation>Alt+Klick</translation>
    </message>
    <message>
        <source>Zoom out there</source>
        <translation>Dort verkleinern</translation>
    </message>
    <message>
        <source>Ctrl+Home</source>
        <translation>Strg+Pos1</translation>
    </message>
    <message>
        <source>The whole genome</source>
        <translation>Das ganze Genom</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Scroll the lanes</source>
        <translation>Durch die Spuren blättern</translation>
    </message>
    <message>
        <source>Drag a lane&apos;s name</source>
        <translation>Namen einer Spur ziehen</translation>
    </message>
    <message>
        <source>Reorder</source>
        <translation>Umordnen</translation>
    </message>
    <message>
        <source>Drag a lane&apos;s lower edge</source>
        <translation>Unterkante einer Spur ziehen</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Right-click a lane</source>
        <translation>Rechtsklick auf eine Spur</translation>
    </message>
    <message>
        <source>Its menu</source>
        <translation>Ihr Menü</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Remove the selected lanes</source>
        <translation>Die ausgewählten Spuren entfernen</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Copy the crosshair&apos;s values</source>
        <translation>Die Werte am Fadenkreuz kopieren</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Read everything again</source>
        <translation>Alles neu lesen</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Shift+drag the data</source>
        <translation>Umschalt+Ziehen in den Daten</translation>
    </message>
    <message>
        <source>Mark a range; a menu tells what to do with it</source>
        <translation>Einen Bereich markieren; ein Menü sagt, was damit geschieht</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Strg+R</translation>
    </message>
    <message>
        <source>Region of what is visible</source>
        <translation>Region aus dem Sichtbaren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Strg+Umschalt+R</translation>
    </message>
    <message>
        <source>Region of one base at the centre</source>
        <translation>Region aus der mittleren Base</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Strg+O</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Dateien öffnen</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Strg+S</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Strg+E</translation>
    </message>
    <message>
        <source>Export a figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y</source>
        <translation>Strg+Z, Strg+Umschalt+Z, Strg+Y</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>Rückgängig, wiederholen</translation>
    </message>
    <message>
        <source>F1, ?</source>
        <translation>F1, ?</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Diese Übersicht</translation>
    </message>
    <message>
        <source>Mouse and keys</source>
        <translation>Maus und Tasten</translation>
    </message>
    <message>
        <source>F, B, Ctrl+F, Ctrl+B</source>
        <translation>F, B, Strg+F, Strg+B</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>The other strand from left to right</source>
        <translation>Der andere Strang von links nach rechts</translation>
    </message>
    <message>
        <source>Ctrl+D, Ctrl+W</source>
        <translation>Strg+D, Strg+W</translation>
    </message>
    <message>
        <source>Another locus beside this one, close it</source>
        <translation>Ein weiterer Ort daneben, ihn schließen</translation>
    </message>
    <message>
        <source>Click, Ctrl+click, Shift+click a name</source>
        <translation>Klick, Strg+Klick, Umschalt+Klick auf einen Namen</translation>
    </message>
    <message>
        <source>Select one, several</source>
        <translation>Eine, mehrere auswählen</translation>
    </message>
    <message>
        <source>Up, Down, Ctrl+A, Esc</source>
        <translation>Auf, Ab, Strg+A, Esc</translation>
    </message>
    <message>
        <source>Select another, all, none</source>
        <translation>Eine andere, alle, keine auswählen</translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down, Alt+Home, Alt+End</source>
        <translation>Alt+Auf, Alt+Ab, Alt+Pos1, Alt+Ende</translation>
    </message>
    <message>
        <source>Move the selected lanes</source>
        <translation>Die ausgewählten Spuren verschieben</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Click the data</source>
        <translation>Klick in die Daten</translation>
    </message>
    <message>
        <source>Everything about what lies there</source>
        <translation>Alles über das, was dort liegt</translation>
    </message>
    <message>
        <source>Open and close the panels at the side</source>
        <translation>Die Seitenleisten öffnen und schließen</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>None of the %1 sequence names of %2 (such as “%3”) is in the genome %4: open the matching genome, or a chromAlias table.</source>
        <translation>Keiner der %1 Sequenznamen von %2 (etwa „%3“) kommt im Genom %4 vor: das passende Genom oder eine chromAlias-Tabelle öffnen.</translation>
    </message>
    <message>
        <source>Opening genome %1</source>
        <translation>Genom %1 wird geöffnet</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Opening was stopped. Press F5 to open it again.</source>
        <translation>Das Öffnen wurde angehalten. F5 öffnet erneut.</translation>
    </message>
    <message>
        <source>Reading was stopped. Press F5 to read it again.</source>
        <translation>Das Lesen wurde angehalten. F5 liest erneut.</translation>
    </message>
    <message>
        <source>This is still being opened: try again in a moment.</source>
        <translation>Das wird noch geöffnet: gleich noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>SplitForm</name>
    <message>
        <source>as drawn below</source>
        <translation>wie unten gezeichnet</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Chromosomes that decide when to stop, and which model is the best. A click on a bar below changes what it is for.</source>
        <translation>Chromosomen, die entscheiden, wann Schluss ist und welches Modell das beste ist. Ein Klick auf einen Balken unten ändert, wofür er da ist.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Chromosomes that are kept for the end: the model is neither trained nor chosen on them</source>
        <translation>Chromosomen, die für das Ende bleiben: auf ihnen wird das Modell weder trainiert noch ausgewählt</translation>
    </message>
    <message>
        <source>Or a BED file</source>
        <translation>Oder BED-Datei</translation>
    </message>
    <message>
        <source>Its fourth column says train, valid or test</source>
        <translation>Ihre vierte Spalte sagt train, valid oder test</translation>
    </message>
    <message>
        <source>whole chromosomes</source>
        <translation>ganze Chromosomen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>Genes</source>
        <translation>Gene</translation>
    </message>
    <message>
        <source>With genes, predictions are also compared across their starts</source>
        <translation>Mit Genen werden Vorhersagen auch über deren Starts verglichen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>A BED file of regions that cannot be measured</source>
        <translation>Eine BED-Datei mit Regionen, die nicht gemessen werden können</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>BED files (*.bed *.bed.gz);;All files (*)</source>
        <translation>BED-Dateien (*.bed *.bed.gz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Second organism</source>
        <translation>Zweiter Organismus</translation>
    </message>
    <message>
        <source>A run.json of another genome, as this dialog writes it: its tracks are learnt in turn with those above, by a head of their own</source>
        <translation>Eine run.json eines anderen Genoms, wie dieser Dialog sie schreibt: Ihre Spuren werden im Wechsel mit denen oben gelernt, von einem eigenen Kopf</translation>
    </message>
    <message>
        <source>Runs (*.json);;All files (*)</source>
        <translation>Läufe (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Alignment</translation>
    </message>
    <message>
        <source>A UCSC chain or net of both genomes: regions alike in both go to the same part, so that nothing leaks from one to the other</source>
        <translation>Eine UCSC-Chain oder ein UCSC-Net beider Genome: Regionen, die sich in beiden gleichen, kommen in denselben Teil, damit nichts von einem in den anderen durchsickert</translation>
    </message>
    <message>
        <source>each genome by itself</source>
        <translation>jedes Genom für sich</translation>
    </message>
    <message>
        <source>Alignments (*.chain *.chain.gz *.net *.net.gz);;All files (*)</source>
        <translation>Alignments (*.chain *.chain.gz *.net *.net.gz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 has %2 organisms: choose a run of one.</source>
        <translation>%1 hat %2 Organismen: Wählen Sie einen Lauf mit einem.</translation>
    </message>
    <message>
        <source>%1 is too large for a run.json: choose the run.json of another organism.</source>
        <translation>%1 ist zu groß für eine run.json: Wählen Sie die run.json eines anderen Organismus.</translation>
    </message>
    <message>
        <source>%1 is being read.</source>
        <translation>%1 wird gelesen.</translation>
    </message>
</context>
<context>
    <name>SplitView</name>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Regions by chromosome</source>
        <translation>Regionen nach Chromosom</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Visible length</source>
        <translation>Sichtbare Länge</translation>
    </message>
    <message>
        <source>Show what is running</source>
        <translation>Zeigen, was läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n Aufgabe läuft</numerusform>
            <numerusform>%n Aufgaben laufen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackTable</name>
    <message numerus="yes">
        <source>Show %n prediction(s)</source>
        <translation>
            <numerusform>%n Vorhersage zeigen</numerusform>
            <numerusform>%n Vorhersagen zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %n prediction(s)</source>
        <translation>
            <numerusform>%n Vorhersage verbergen</numerusform>
            <numerusform>%n Vorhersagen verbergen</numerusform>
        </translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Track</translation>
    </message>
    <message>
        <source>Assay</source>
        <translation>Messverfahren</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
</context>
<context>
    <name>TracksPanel</name>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Tracks</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Move lanes</source>
        <translation>Spuren verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n lane(s)</source>
        <translation>
            <numerusform>%n Spur entfernen</numerusform>
            <numerusform>%n Spuren entfernen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingDialog</name>
    <message>
        <source>Train a model</source>
        <translation>Modell trainieren</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Folder of all runs</source>
        <translation>Ordner aller Läufe</translation>
    </message>
    <message>
        <source>The run gets a folder in it, named as the model: everything that it reads and leaves lies there</source>
        <translation>Der Lauf bekommt darin einen Ordner, der wie das Modell heißt: alles, was er liest und hinterlässt, liegt dort</translation>
    </message>
    <message>
        <source>Tracks of this session</source>
        <translation>Tracks dieser Sitzung</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>C&amp;heck</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Looks into the files, and makes a few steps to tell how long the run will take and how much memory</source>
        <translation>Prüft die Dateien und macht einige Schritte, um zu sagen, wie lange der Lauf dauert und wie viel Speicher er braucht</translation>
    </message>
    <message>
        <source>&amp;Write job script…</source>
        <translation>Jobskript &amp;schreiben …</translation>
    </message>
    <message>
        <source>For a cluster with Slurm: writes run.json and a script for sbatch into the folder of the run</source>
        <translation>Für einen Cluster mit Slurm: schreibt run.json und ein Skript für sbatch in den Ordner des Laufs</translation>
    </message>
    <message>
        <source>T&amp;rain</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>The model needs a name.</source>
        <translation>Das Modell braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a run of this name already: give another one.</source>
        <translation>Es gibt schon einen Lauf dieses Namens: einen anderen wählen.</translation>
    </message>
    <message>
        <source>Looking into the files…</source>
        <translation>Die Dateien werden geprüft …</translation>
    </message>
    <message>
        <source>The files fit. Making a few steps to see what the run takes…</source>
        <translation>Die Dateien passen. Einige Schritte zeigen, was der Lauf braucht …</translation>
    </message>
    <message>
        <source>It cannot be trained like this: see beside the fields.</source>
        <translation>So kann nicht trainiert werden: siehe neben den Feldern.</translation>
    </message>
    <message>
        <source>Folder of runs</source>
        <translation>Ordner der Läufe</translation>
    </message>
    <message>
        <source>Drag tracks onto what they are, or choose it in the table:</source>
        <translation>Ziehen Sie Tracks auf das, was sie sind, oder wählen Sie es in der Tabelle:</translation>
    </message>
    <message>
        <source>Writing the run…</source>
        <translation>Der Lauf wird geschrieben …</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>No training run yet. Train a model on the tracks of this session, or open the folder of a run, also one of another machine.</source>
        <translation>Noch kein Trainingslauf. Ein Modell auf den Tracks dieser Sitzung trainieren, oder den Ordner eines Laufs öffnen, auch eines anderen Rechners.</translation>
    </message>
    <message>
        <source>&amp;Train a model…</source>
        <translation>Modell &amp;trainieren …</translation>
    </message>
    <message>
        <source>&amp;Open run folder…</source>
        <translation>Ordner eines Laufs ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Use in browser</source>
        <translation>Im &amp;Browser verwenden</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Choose inputs, targets and a network, and start a run that goes on when this window is closed</source>
        <translation>Eingaben, Ziele und ein Netz wählen und einen Lauf starten, der weitergeht, wenn dieses Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>A folder with run.json: its curves are followed, wherever it runs. Dropping it on the window does the same.</source>
        <translation>Ein Ordner mit run.json: seinen Kurven wird gefolgt, wo immer er läuft. Ihn auf das Fenster zu ziehen tut dasselbe.</translation>
    </message>
    <message>
        <source>Writes a checkpoint and ends; Resume goes on with the same numbers</source>
        <translation>Sichert den Stand und endet; „Fortsetzen“ macht mit denselben Zahlen weiter</translation>
    </message>
    <message>
        <source>Starts the run, or goes on from its last checkpoint</source>
        <translation>Startet den Lauf, oder macht beim letzten gesicherten Stand weiter</translation>
    </message>
    <message>
        <source>Opens the best model of the run so far, to predict with it here</source>
        <translation>Öffnet das bisher beste Modell des Laufs, um hier damit vorherzusagen</translation>
    </message>
    <message>
        <source>Takes the run off this list; its folder stays as it is</source>
        <translation>Nimmt den Lauf aus dieser Liste; sein Ordner bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Training runs</source>
        <translation>Trainingsläufe</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Folder of a training run</source>
        <translation>Ordner eines Trainingslaufs</translation>
    </message>
    <message>
        <source>%1 is no folder of a training run: it has no run.json.</source>
        <translation>%1 ist kein Ordner eines Trainingslaufs: es gibt kein run.json darin.</translation>
    </message>
</context>
<context>
    <name>TrainingTable</name>
    <message>
        <source>unused</source>
        <translation>unbenutzt</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>input %1 (per cent)</source>
        <translation>Eingabe %1 (Prozent)</translation>
    </message>
    <message>
        <source>coverage of %1</source>
        <translation>Abdeckung von %1</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>Eingabe %1</translation>
    </message>
    <message>
        <source>log(1 + sum)</source>
        <translation>log(1 + Summe)</translation>
    </message>
    <message>
        <source>log(1 + mean)</source>
        <translation>log(1 + Mittel)</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Track</translation>
    </message>
    <message>
        <source>Cell type</source>
        <translation>Zelltyp</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>Verwendet als</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Value of a bin</source>
        <translation>Wert eines Bins</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Tracks of one cell type (tissue, sample) are shown to the network together</source>
        <translation>Tracks eines Zelltyps (Gewebe, Probe) werden dem Netz zusammen gezeigt</translation>
    </message>
    <message>
        <source>What the network reads of a cell type, and what it learns to predict</source>
        <translation>Was das Netz von einem Zelltyp liest, und was es vorherzusagen lernt</translation>
    </message>
    <message>
        <source>The same name in every cell type: it becomes one output of the network</source>
        <translation>In jedem Zelltyp derselbe Name: er wird eine Ausgabe des Netzes</translation>
    </message>
    <message>
        <source>What becomes of the bases of a bin</source>
        <translation>Was aus den Basen eines Bins wird</translation>
    </message>
    <message>
        <source>%1 (per cent)</source>
        <translation>%1 (Prozent)</translation>
    </message>
</context>
<context>
    <name>TrainingTableView</name>
    <message>
        <source>Tracks and their uses</source>
        <translation>Tracks und ihre Verwendung</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n Track</numerusform>
            <numerusform>%n Tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnpackDialog</name>
    <message>
        <source>Unpack bundle</source>
        <translation>Paket entpacken</translation>
    </message>
    <message>
        <source>%1 holds a session and its files (%2). They are unpacked into a new folder:</source>
        <translation>%1 enthält eine Sitzung und ihre Dateien (%2). Sie werden in einen neuen Ordner entpackt:</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>Durch&amp;suchen …</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>&amp;Unpack and open</source>
        <translation>Ent&amp;packen und öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Unpack into a new folder inside which one?</source>
        <translation>In einen neuen Ordner worin entpacken?</translation>
    </message>
</context>
<context>
    <name>UseShelf</name>
    <message>
        <source>What tracks are used as</source>
        <translation>Wofür Tracks verwendet werden</translation>
    </message>
    <message>
        <source>Drag tracks from the table onto what they are, or select them and click here</source>
        <translation>Ziehen Sie Tracks aus der Tabelle auf das, was sie sind, oder wählen Sie sie aus und klicken Sie hier</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Epiarc</source>
        <translation>Epiarc</translation>
    </message>
    <message>
        <source>A genome browser with a deep model inside: what was measured, what the model predicts and what it looks at, on one screen.</source>
        <translation>Ein Genombrowser mit einem tiefen Modell darin: was gemessen wurde, was das Modell vorhersagt und worauf es schaut, auf einem Bildschirm.</translation>
    </message>
    <message>
        <source>Open a genome</source>
        <translation>Ein Genom öffnen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ansehen</translation>
    </message>
    <message>
        <source>F1 lists what the mouse and the keys do.</source>
        <translation>F1 zeigt, was Maus und Tasten tun.</translation>
    </message>
    <message>
        <source>FASTA, plain or bgzip; UCSC 2bit; or a table of chromosome sizes.</source>
        <translation>FASTA, einfach oder bgzip; UCSC 2bit; oder eine Tabelle der Chromosomenlängen.</translation>
    </message>
    <message>
        <source>Then add tracks, gene annotation and a model: drop the files anywhere on this window.</source>
        <translation>Danach Tracks, eine Genannotation und ein Modell: die Dateien irgendwo auf dieses Fenster ziehen.</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>Dateien &amp;öffnen …</translation>
    </message>
    <message>
        <source>Open a genome, tracks, a model or a session (Ctrl+O)</source>
        <translation>Ein Genom, Tracks, ein Modell oder eine Sitzung öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>A simulated genome with genes and two cell types: open chromatin, methylation, H3K27ac, RNA and the true enhancer–gene links.</source>
        <translation>Ein simuliertes Genom mit Genen und zwei Zelltypen: offenes Chromatin, Methylierung, H3K27ac, RNA und die wahren Enhancer-Gen-Verbindungen.</translation>
    </message>
    <message>
        <source>Made on this computer in seconds; nothing is downloaded. None of it was measured.</source>
        <translation>In Sekunden auf diesem Rechner erzeugt; nichts wird heruntergeladen. Nichts davon wurde gemessen.</translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation>&amp;Demo öffnen</translation>
    </message>
    <message>
        <source>Sessions and genomes that you open will be listed here.</source>
        <translation>Geöffnete Sitzungen und Genome stehen später hier.</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>verändert</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Altered − reference: %1</source>
        <translation>Verändert − Referenz: %1</translation>
    </message>
    <message>
        <source>altered − reference</source>
        <translation>verändert − Referenz</translation>
    </message>
</context>
<context>
    <name>WhatIfDialog</name>
    <message>
        <source>What if…</source>
        <translation>Was wäre wenn …</translation>
    </message>
    <message>
        <source>chr1:1,000 A&gt;G — several edits with ; between them</source>
        <translation>chr1:1,000 A&gt;G — mehrere Änderungen mit ; dazwischen</translation>
    </message>
    <message>
        <source>chr1:1,000 A&gt;G, chr1:1,000 AT&gt;A, delete chr1:1,000-1,500, insert chr1:1,000 ACGT, shuffle chr1:1,000-1,500 seed 7, erase ATAC chr1:1,000-1,500, scale ATAC 0.5 chr1:1,000-1,500</source>
        <translation>chr1:1,000 A&gt;G, chr1:1,000 AT&gt;A, delete chr1:1,000-1,500, insert chr1:1,000 ACGT, shuffle chr1:1,000-1,500 seed 7, erase ATAC chr1:1,000-1,500, scale ATAC 0.5 chr1:1,000-1,500</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>&amp;Beginnen mit</translation>
    </message>
    <message>
        <source>&amp;Edits</source>
        <translation>&amp;Änderungen</translation>
    </message>
    <message>
        <source>Choose what to change, or type below</source>
        <translation>Wählen, was sich ändert, oder unten eingeben</translation>
    </message>
    <message>
        <source>Delete bases</source>
        <translation>Basen löschen</translation>
    </message>
    <message>
        <source>Shuffle bases</source>
        <translation>Basen mischen</translation>
    </message>
    <message>
        <source>Insert bases</source>
        <translation>Basen einfügen</translation>
    </message>
    <message>
        <source>Exchange a base</source>
        <translation>Eine Base austauschen</translation>
    </message>
    <message>
        <source>Erase %1</source>
        <translation>%1 auslöschen</translation>
    </message>
    <message>
        <source>Scale %1</source>
        <translation>%1 skalieren</translation>
    </message>
    <message>
        <source>The genome and the model are still being opened.</source>
        <translation>Genom und Modell werden noch geöffnet.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Tracks</source>
        <translation>Tracks</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Opened %1 (%2)</source>
        <translation>%1 geöffnet (%2)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) wait for a genome to be shown on.</source>
        <translation>
            <numerusform>%n Track wartet auf ein Genom.</numerusform>
            <numerusform>%n Tracks warten auf ein Genom.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open genomes, tracks, models or a session</source>
        <translation>Genome, Tracks, Modelle oder eine Sitzung öffnen</translation>
    </message>
    <message>
        <source>%1[*] — Epiarc</source>
        <translation>%1[*] — Epiarc</translation>
    </message>
    <message>
        <source>%1 is not a file on this computer: download it first.</source>
        <translation>%1 ist keine Datei auf diesem Rechner: zuerst herunterladen.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Submit the run on the cluster with: sbatch %1</source>
        <translation>Den Lauf auf dem Cluster abschicken mit: sbatch %1</translation>
    </message>
    <message>
        <source>This is the demo: a made-up genome, two made-up cell types, A and B, and a model trained on others of its chromosomes. Everything in it is simulated; nothing was measured.</source>
        <translation>Dies ist die Demo: ein erfundenes Genom, zwei erfundene Zelltypen, A und B, und ein Modell, das auf anderen seiner Chromosomen trainiert wurde. Alles darin ist simuliert; nichts wurde gemessen.</translation>
    </message>
</context>
</TS>
