// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/flow/InspectCredential.h"

#include <QWidget>

class QPushButton;

namespace sealwright::widgets {
class HintLabel;
class PasteField;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::credentials {

/// The certificate of an mtls credential: a field for a new one, which says whose it is as soon as it can be
/// read, or what the stored one says. It is no secret; its key is SecretPanel's, and both are replaced
/// together.
class CertificatePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit CertificatePanel(const base::Clock &clock, QWidget *parent = nullptr);

    /// One has to be given; or the stored one is shown again.
    void setAsking(bool isAsking);
    /// There is one that becomes this credential's when that is saved.
    void showAdopted();
    /// There is one; nobody has looked yet.
    void showLooking();
    void showState(const flow::SecretState &state);

    bool isEmpty() const;
    base::SecretBytes copy() const;
    void clear();

    void setProblem(const QString &sentence);
    void focusField();

Q_SIGNALS:
    void edited();

private:
    void openFile();
    void arrange();
    /// What can be said of what is shown now.
    void judge();

    const base::Clock &m_clock;
    bool m_isAsking = true;
    bool m_isLooking = false;
    bool m_isAdopted = false;
    flow::SecretState m_state;
    widgets::PasteField *m_field;
    widgets::PlainLabel *m_stored;
    widgets::HintLabel *m_hint;
    widgets::HintLabel *m_warning;
    QPushButton *m_fromFile;
};

} // namespace sealwright::credentials
