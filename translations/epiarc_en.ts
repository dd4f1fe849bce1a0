<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AttentionPanel</name>
    <message numerus="yes">
        <source>Written: %1 (%n link(s))</source>
        <translation>
            <numerusform>Written: %1 (%n link)</numerusform>
            <numerusform>Written: %1 (%n links)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message numerus="yes">
        <source>%n of these files exist already, such as %1. Replace them?</source>
        <translation>
            <numerusform>%n of these files exists already: %1. Replace it?</numerusform>
            <numerusform>%n of these files exist already, such as %1. Replace them?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureLayout</name>
    <message numerus="yes">
        <source>A figure of %1 mm leaves no room for %n panel(s) of data beside the names: choose a greater width, smaller text or fewer panels in a row.</source>
        <translation>
            <numerusform>A figure of %1 mm leaves no room for %n panel of data beside the names: choose a greater width or smaller text.</numerusform>
            <numerusform>A figure of %1 mm leaves no room for %n panels of data beside the names: choose a greater width, smaller text or fewer panels in a row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 mm are not high enough for %n lane(s): choose a greater height, smaller text or fewer lanes.</source>
        <translation>
            <numerusform>%1 mm are not high enough for %n lane: choose a greater height or smaller text.</numerusform>
            <numerusform>%1 mm are not high enough for %n lanes: choose a greater height, smaller text or fewer lanes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message numerus="yes">
        <source>%1 (%n track(s))</source>
        <translation>
            <numerusform>%1 (%n track)</numerusform>
            <numerusform>%1 (%n tracks)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>Scores here: %1 to %2, %n arc(s)</source>
        <translation>
            <numerusform>Scores here: %1 to %2, %n arc</numerusform>
            <numerusform>Scores here: %1 to %2, %n arcs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s)</source>
        <translation>
            <numerusform>%n lane</numerusform>
            <numerusform>%n lanes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegionsPanel</name>
    <message numerus="yes">
        <source>Remove %n region(s)</source>
        <translation>
            <numerusform>Remove %n region</numerusform>
            <numerusform>Remove %n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n region(s)</source>
        <translation>
            <numerusform>Import %n region</numerusform>
            <numerusform>Import %n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message numerus="yes">
        <source>%n run(s) compared</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs compared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunScatter</name>
    <message numerus="yes">
        <source>r = %1 in %n bin(s) of the %2 windows</source>
        <translation>
            <numerusform>r = %1 in %n bin of the %2 windows</numerusform>
            <numerusform>r = %1 in %n bins of the %2 windows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>Height of %n lane(s)</source>
        <translation>
            <numerusform>Height of %n lane</numerusform>
            <numerusform>Height of %n lanes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n lane(s)</source>
        <translation>
            <numerusform>Remove %n lane</numerusform>
            <numerusform>Remove %n lanes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackTable</name>
    <message numerus="yes">
        <source>Show %n prediction(s)</source>
        <translation>
            <numerusform>Show %n prediction</numerusform>
            <numerusform>Show %n predictions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %n prediction(s)</source>
        <translation>
            <numerusform>Hide %n prediction</numerusform>
            <numerusform>Hide %n predictions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TracksPanel</name>
    <message numerus="yes">
        <source>Remove %n lane(s)</source>
        <translation>
            <numerusform>Remove %n lane</numerusform>
            <numerusform>Remove %n lanes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingTableView</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message numerus="yes">
        <source>%n track(s) wait for a genome to be shown on.</source>
        <translation>
            <numerusform>%n track waits for a genome to be shown on.</numerusform>
            <numerusform>%n tracks wait for a genome to be shown on.</numerusform>
        </translation>
    </message>
</context>
</TS>
