// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace sealwright::widgets {
class PlainLabel;
}

namespace sealwright::composer {

/// The first line of the Send page: method, URL or the built-in receiver, Send or Cancel; under it what is
/// wrong with the URL, as it is typed.
class RequestLine final : public QWidget
{
    Q_OBJECT

public:
    explicit RequestLine(QWidget *parent = nullptr);

    void setRequest(const QByteArray &method, const QByteArray &url, bool toReceiver);
    QByteArray method() const;
    QByteArray url() const; ///< empty while it goes to the receiver
    bool toReceiver() const;

    void setSending(bool sending);
    void focusUrl();
    /// Says what keeps the request from being sent, beside what typing shows; empty when nothing does.
    QString problem() const;
    /// Shows it even for an empty URL: after Send was pressed.
    void showProblem();

Q_SIGNALS:
    void edited();
    void sendWanted();
    void cancelWanted();

private:
    void validate();

    QComboBox *m_method;
    QLineEdit *m_url;
    QToolButton *m_toReceiver;
    QPushButton *m_send;
    widgets::PlainLabel *m_problem;
    bool m_sending = false;
};

} // namespace sealwright::composer
