#pragma once
#include <QDialog>

/// The sheet of everything the mouse and the keys do, grouped. Its rows are one plain table in shortcuts.cpp.
class Shortcuts : public QDialog
{
    Q_OBJECT

public:
    explicit Shortcuts(QWidget* parent = nullptr);
};
