#pragma once
#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

/// Format, width and resolution of a figure.
class FigureDialog : public QDialog
{
    Q_OBJECT

public:
    /// heightMm: what the lanes come to.
    FigureDialog(double heightMm, QWidget* parent);
    QString suffix() const; ///< "svg", "pdf" or "png"
    double widthMm() const;
    int dpi() const;

private:
    void describe();

    double m_heightMm;
    QComboBox* m_format;
    QDoubleSpinBox* m_width;
    QSpinBox* m_dpi;
    QLabel* m_size;
};
