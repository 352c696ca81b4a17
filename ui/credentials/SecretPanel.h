// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/credential/SecretHint.h"
#include "app/flow/InspectCredential.h"

#include <QWidget>

class QPushButton;

namespace sealwright::widgets {
class HintLabel;
class PlainLabel;
class SecretField;
} // namespace sealwright::widgets

namespace sealwright::credentials {

/// A credential's secret, which can be given and replaced but never seen: a field for a new one, or dots with
/// the fingerprint, and what happens to the one before.
class SecretPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit SecretPanel(QWidget *parent = nullptr);

    /// A secret has to be entered.
    void askFor(const QString &slot);
    /// What is asked for is meant for another slot now; it stays.
    void nameSlot(const QString &slot);
    /// There is one, kept for an owner that is gone, and it becomes this credential's when that is saved.
    void showAdopted(const QString &slot);
    /// There is one; nobody has looked yet.
    void showLooking(const QString &slot);
    void showState(const flow::SecretState &state);

    /// Opens the field for another secret in place of the stored one.
    void beginReplacing();
    void endReplacing();

    bool isReplacing() const { return m_mode == Mode::Replacing; }

    /// The field for a new one is open.
    bool isAsking() const { return m_mode == Mode::Asking || isReplacing(); }

    bool isEmpty() const;
    /// A copy; the field keeps its bytes until `clear`, so that nothing is lost when storing fails.
    base::SecretBytes copy() const;
    QByteArrayView view() const;
    void clear();
    /// Of the new one, or else of the stored one; nothing of one that is too short, or unknown.
    std::optional<QString> fingerprint() const;

    void setProblem(const QString &sentence);
    void focusField();
    void setHints(const std::vector<credential::SecretHint> &hints);

Q_SIGNALS:
    void edited();
    void replaceRequested();
    void dropPreviousRequested();
    void unlockRequested(); ///< to see whether it is there
    void accepted();        ///< Enter in the field
    void modeChanged();

private:
    enum class Mode { Asking, Adopted, Looking, Stored, Missing, Unknown, Replacing };

    void arrange();
    QString hint() const;
    bool holdsKey() const;
    bool canUnlock() const;
    void openFile();
    void dropFile();

    Mode m_mode = Mode::Asking;
    flow::SecretState m_state;
    widgets::PlainLabel *m_label;
    widgets::SecretField *m_stored;
    widgets::SecretField *m_secret;
    widgets::HintLabel *m_secretHint;
    widgets::HintLabel *m_secretWarning;
    QWidget *m_previousRow;
    QPushButton *m_fromFile;
    base::SecretBytes m_ofFile; ///< stands in for the field
    QPushButton *m_beginReplacing;
    QPushButton *m_replace;
    QPushButton *m_cancelReplacing;
    QPushButton *m_dropPrevious;
};

} // namespace sealwright::credentials
