/* bw-donation-draft.h: a donation as it is being typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* No choice: nobody has said. */
#define BW_DONATION_DRAFT_NONE G_MAXUINT

/**
 * BwGoodsDraft:
 * @item: (owned): what
 * @quantity: (owned): as typed
 * @unit: (owned): of what
 * @is_unknown: nobody knows how much, which is not the same as none
 *
 * One line of goods.
 */
typedef struct
{
  char     *item;
  char     *quantity;
  char     *unit;
  gboolean  is_unknown;
} BwGoodsDraft;

/**
 * BwDonationDraft:
 * @is_cash: money; else goods
 * @donor: (owned): who gives
 * @kind: a donor kind (bw-donation-words.h), or %BW_DONATION_DRAFT_NONE
 * @other_kind: (owned) (nullable): what the one that is corrected said in words
 * @amount: (owned): yuan, as typed; of goods what they are worth, if anybody knows
 * @purpose: a purpose, or %BW_DONATION_DRAFT_NONE
 * @other_purpose: (owned) (nullable): what the one that is corrected said in words
 * @to: (owned) (nullable): code of the place that has it
 * @at: (owned): when it was received, as typed
 * @is_handed_over: it was passed on
 * @handed_over: when, microseconds; 0: now
 * @is_named: the donor agreed to be named in the public notice
 * @goods: (owned) (element-type BwGoodsDraft): of goods
 * @note: (owned) (nullable): kept of the one that is corrected
 * @corrects: (owned) (nullable): id of the one that it stands for
 * @reason: (owned) (nullable): why
 */
typedef struct
{
  gboolean   is_cash;
  char      *donor;
  guint      kind;
  char      *other_kind;
  char      *amount;
  guint      purpose;
  char      *other_purpose;
  char      *to;
  char      *at;
  gboolean   is_handed_over;
  gint64     handed_over;
  gboolean   is_named;
  GPtrArray *goods;
  char      *note;
  char      *corrects;
  char      *reason;
} BwDonationDraft;

BwDonationDraft *bw_donation_draft_new      (void);

/* The correction of one that was booked. */
BwDonationDraft *bw_donation_draft_new_from (JsonObject       *members,
                                             const char       *id,
                                             GTimeZone        *zone);
void             bw_donation_draft_free     (BwDonationDraft  *self);
BwGoodsDraft    *bw_donation_draft_add_goods (BwDonationDraft *self);

/* (transfer full) (nullable): the members of the document; @fault (out): why there are
 * none, in the language of the desk; "": something is still to be typed. */
JsonObject      *bw_donation_draft_build    (BwDonationDraft  *self,
                                             GTimeZone        *zone,
                                             gint64            now,
                                             const char      **fault);

/* (transfer full): of a new document. */
char            *bw_donation_draft_make_id  (void);

/* "2021-08-08 14:32"; FALSE: it is no time. */
gboolean         bw_donation_draft_read_time (const char      *text,
                                              GTimeZone       *zone,
                                              gint64          *time);
char            *bw_donation_draft_write_time (gint64          time,
                                               GTimeZone      *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwDonationDraft, bw_donation_draft_free)

G_END_DECLS
