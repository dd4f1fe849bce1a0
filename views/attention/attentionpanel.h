#pragma once
#include "views/lanes/panels.h"
#include "views/look/panel.h"

class ArcControls;
class QComboBox;
class QCompleter;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStringListModel;

/// Where a model looks: the map of a window, and arcs from a gene's TSS to what it attends to, with a threshold and a number that
/// act at once. Attention is called attention: it is no evidence that an element regulates a gene.
class AttentionPanel : public Panel
{
    Q_OBJECT

public:
    AttentionPanel(Session& session, Panels& panels, QWidget* parent = nullptr);

    /// The map of the window around the middle of the view.
    void showMap();
    /// Arcs of the gene in the box; without one, of the gene nearest to the middle of the view.
    void showArcs();
    void exportLinks();
    /// The arcs that are shown, by the ending of the name (see interpret::attentionFormat).
    void writeLinks(const QString& path);

private:
    QWidget* buildChoice();
    QWidget* buildArcs();
    void followModels();
    void followLanes();
    void followArcs();
    void chooseWeights();
    void complete(const QString& text);
    models::AttentionChoice choice() const;
    models::AttentionShape shape() const;
    QString model() const;
    interpret::Promoter promoter() const;
    std::optional<Source> elements() const;
    const LaneSpec* arcLane() const;

    Session& m_session;
    Panels& m_panels;
    QLabel* m_hint;
    QWidget* m_controls;
    QComboBox* m_model;
    QComboBox* m_combine;
    QSpinBox* m_layer;
    QSpinBox* m_head;
    QLineEdit* m_gene;
    QStringListModel* m_genes;
    QComboBox* m_elements;
    ArcControls* m_arcs;
    QPushButton* m_export;
    bool m_filling = false;
};
