#pragma once
#include "views/sessionfiles/bundle.h"

#include <QDialog>

class QLabel;
class QSpinBox;
class QTreeWidget;

/// Which files travel with a session, and how large the bundle gets.
class BundleDialog : public QDialog
{
    Q_OBJECT

public:
    /// `missing`: files that cannot travel because they are not there.
    BundleDialog(const QVector<BundlePart>&, const QStringList& missing, QWidget* parent = nullptr);
    QVector<BundlePart> chosen() const;

private:
    void leaveOutLarger();
    void sum();

    QVector<BundlePart> m_parts;
    QTreeWidget* m_table;
    QSpinBox* m_limit;
    QLabel* m_total;
};
