// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Receiver.h"
#include "app/flow/InspectCredential.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace sealwright::widgets {
class ChoiceField;
class Pill;
} // namespace sealwright::widgets

namespace sealwright::receiver {

/// The first line of the Receive page: whether it listens and where, what it verifies with and what it
/// answers.
class ReceiverBar final : public QWidget
{
    Q_OBJECT

public:
    enum class State { Stopped, Starting, Listening };

    explicit ReceiverBar(const flow::InspectCredential &inspect, QWidget *parent = nullptr);

    /// With Listening, `url` is where.
    void setState(State state, const QString &url = {});

    QString address() const;
    quint16 port() const;
    void focusAddress();

    /// The chosen credential, empty for none.
    QString credentialId() const;
    void setCredential(const QString &id);
    /// Reads the credentials again and keeps the choice. Without a choice of the user's, the only credential
    /// there is is chosen.
    void reloadCredentials();

    bool hasChosenCredential() const { return m_hasChosenCredential; }

    /// The status to answer with.
    int answer() const;

Q_SIGNALS:
    void startWanted();
    void stopWanted();
    void credentialChosen();
    void answerChosen();
    /// The credentials cannot be listed, or some files are broken.
    void troubled(const QString &sentence);

private:
    void copyUrl() const;

    const flow::InspectCredential &m_inspect;
    widgets::Pill *m_state;
    QLineEdit *m_address;
    QSpinBox *m_port;
    QToolButton *m_copyUrl;
    widgets::ChoiceField *m_credential;
    widgets::ChoiceField *m_answer;
    QPushButton *m_startStop;
    QString m_url;
    State m_current = State::Stopped;
    bool m_hasChosenCredential = false;
};

} // namespace sealwright::receiver
