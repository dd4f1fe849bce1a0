#pragma once
#include "views/figures/figurespec.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGroupBox;
class QLineEdit;
class QSpinBox;

/// The settings of a figure as a form.
class FigureSettings : public QWidget
{
    Q_OBJECT

public:
    explicit FigureSettings(QWidget* parent = nullptr);

    FigureSpec spec() const;
    void setSpec(const FigureSpec&);

Q_SIGNALS:
    void changed();

private:
    QGroupBox* sizeGroup();
    QGroupBox* textGroup();
    QGroupBox* partsGroup();
    void usePreset(int index);
    /// Shows which preset the sizes are those of.
    void findPreset();
    void edited();

    QComboBox* m_preset;
    QDoubleSpinBox *m_width, *m_height;
    QSpinBox* m_dpi;
    QComboBox* m_font;
    QDoubleSpinBox *m_fontSize, *m_line;
    QLineEdit* m_title;
    QComboBox* m_legend;
    QCheckBox *m_ruler, *m_scaleBar, *m_transparent, *m_raster;
    QDoubleSpinBox* m_names;
    QSpinBox* m_columns;
    bool m_filling = false;
};
