#pragma once
#include <QDialog>

class QLineEdit;

/// Where a bundle is unpacked to.
class UnpackDialog : public QDialog
{
    Q_OBJECT

public:
    /// `bytes`: what the bundle takes when it is unpacked; `folder`: proposed.
    UnpackDialog(const QString& zip, qint64 bytes, const QString& folder, QWidget* parent = nullptr);
    QString folder() const;

private:
    void browse();

    QString m_name; ///< of the folder, inside the one that is chosen
    QLineEdit* m_folder;
};
