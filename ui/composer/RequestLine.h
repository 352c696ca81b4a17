// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/composer/RequestVariables.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QToolButton;

namespace sealwright::widgets {
class ElidedLabel;
class MarkedLineEdit;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::composer {

struct VariableRemarks;

/// The first line of the Send page: method, URL or the built-in receiver, Send or Cancel; under it the URL
/// with its variables filled in, and what is wrong with it, as it is typed.
class RequestLine final : public QWidget
{
    Q_OBJECT

public:
    explicit RequestLine(QWidget *parent = nullptr);

    void setRequest(const QByteArray &method, const QByteArray &url, bool toReceiver);
    QByteArray method() const;
    QByteArray url() const; ///< empty while it goes to the receiver
    bool toReceiver() const;

    void setVariables(const RequestVariables &variables);
    /// What is to be said of the variables of the whole request.
    void showRemarks(const VariableRemarks &remarks);
    void setSending(bool sending);
    void focusUrl();
    /// Says what keeps the request from being sent, beside what typing shows; empty when nothing does. What
    /// has no value, or a secret one, only sending finds out.
    QString problem() const;
    /// Shows it even for an empty URL: after Send was pressed.
    void showProblem();

Q_SIGNALS:
    void edited();
    void sendWanted();
    void cancelWanted();

private:
    void validate();
    void showFilledUrl();

    QComboBox *m_method;
    widgets::MarkedLineEdit *m_url;
    QToolButton *m_toReceiver;
    QPushButton *m_send;
    widgets::ElidedLabel *m_filledUrl;
    widgets::PlainLabel *m_problem;
    widgets::PlainLabel *m_refusals;
    widgets::PlainLabel *m_notes;
    RequestVariables m_variables;
    bool m_sending = false;
};

} // namespace sealwright::composer
