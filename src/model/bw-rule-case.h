/* bw-rule-case.h: one change of a document, to be judged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

/* FALSE: stop. @json: one line. */
typedef gboolean    (*BwRuleSeeFunc)  (const char      *json,
                                       gpointer         user_data);

/* %NULL without an error: it is not there. (transfer full) (nullable) */
typedef JsonObject *(*BwRuleFindFunc) (BwDocumentType   type,
                                       const char      *id,
                                       gpointer         user_data,
                                       GError         **error);

/* Shows every document of a type. */
typedef gboolean    (*BwRuleEachFunc) (BwDocumentType   type,
                                       BwRuleSeeFunc    see,
                                       gpointer         see_data,
                                       gpointer         user_data,
                                       GError         **error);

/* Whether anything was ever counted at @place. */
typedef gboolean    (*BwRuleCountedFunc) (const char    *place,
                                          gboolean      *is_counted,
                                          gpointer       user_data,
                                          GError       **error);

/**
 * BwRuleCase:
 * @type: of the document
 * @id: of the document
 * @before: (nullable): as it stands; %NULL: it is new
 * @after: (nullable): as it is wanted; %NULL: it is to go. Rules fill what only
 *   the backend writes
 * @token: id of the token that asks
 * @role: its role
 * @is_owner: the token is good for no more than the area of the document, and that
 *   is not the whole city
 * @is_whole: the token is good for the whole city: no other document is hidden from
 *   it, and what a rule says may name any
 * @now: the backend's time
 * @zone: (nullable): to write times in; %NULL: UTC
 * @find: finds another document as it stands
 * @each: shows all documents of a type
 * @counted: whether a place can go
 * @user_data: for @find, @each and @counted
 *
 * Nothing is owned.
 */
typedef struct
{
  BwDocumentType     type;
  const char        *id;
  JsonObject        *before;
  JsonObject        *after;
  const char        *token;
  const char        *role;
  gboolean           is_owner;
  gboolean           is_whole;
  gint64             now;
  GTimeZone         *zone;
  BwRuleFindFunc     find;
  BwRuleEachFunc     each;
  BwRuleCountedFunc  counted;
  gpointer           user_data;
} BwRuleCase;

G_END_DECLS
