/* bw-picture-private.h: what the files of the picture share
 *
 * bw-picture.c holds the type and the change that is gathered; -documents.c keeps
 * documents as they are;
 * -places.c puts places and judges sites; -reports.c takes in reports;
 * -figures.c answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document-journal-private.h"
#include "bw-picture.h"
#include "bw-site-watch-private.h"
#include "bw-tally-table-private.h"

G_BEGIN_DECLS

#define BW_PICTURE_N_CHECKS 4

struct _BwPicture
{
  GObject parent_instance;

  BwMeasureCatalogue *catalogue;      /* (owned) */
  BwPlaceTree        *places;         /* (owned) */
  BwSiteWatch        *watch;          /* (owned) */
  GPtrArray          *subject_names;  /* (owned) (element-type utf8): by subject */
  GPtrArray          *tables;         /* (owned) (element-type BwTallyTable) (nullable) */
  GHashTable         *subjects;       /* (owned): name → BwSubject */
  GHashTable         *series;         /* (owned): key → BwSeries */

  /* (owned) (nullable): id → BwDocument, of types without columns */
  GHashTable         *documents[BW_N_DOCUMENT_TYPES];
  BwDocumentJournal  *journals[BW_N_DOCUMENT_TYPES]; /* (owned) (nullable): of the same */
  guint               n_exercise;     /* of @documents */
  gboolean            saw_exercise;   /* of the others, until clear */
  gboolean            watched;

  /* The change that commit will tell. */
  GArray             *touched;        /* (owned) (element-type BwPlace) */
  GByteArray         *is_touched;     /* (owned): by place */
  guint               types;
  guint               generation;     /* of the tree at the last commit */

  /* What the condition of a site is made of. */
  BwSubject           kind_subjects[BW_N_SITE_KINDS];
  BwMeasureId         sampled;
  BwMeasureId         target;
  BwMeasureId         desks_open;
  BwMeasureId         wait;
  BwMeasureId         checks[BW_PICTURE_N_CHECKS];
  double              busy_minutes;
  double              jammed_minutes;
  gint64              now;
};

/* Names the place and all above it in the change. */
void          bw_picture_touch              (BwPicture       *self,
                                             BwPlace          place);

/* The same after a move, when a place already named may have new ones above. */
void          bw_picture_touch_moved        (BwPicture       *self,
                                             BwPlace          place);

/* (nullable): nothing was ever reported for the subject */
BwTallyTable *bw_picture_get_table          (BwPicture       *self,
                                             BwSubject        subject);
BwTallyTable *bw_picture_ensure_table       (BwPicture       *self,
                                             BwSubject        subject);

void          bw_picture_keep_document      (BwPicture       *self,
                                             BwDocument      *document);
void          bw_picture_remove_document    (BwPicture       *self,
                                             BwDocumentType   type,
                                             const char      *id);
void          bw_picture_clear_documents    (BwPicture       *self);

gboolean      bw_picture_put_area           (BwPicture       *self,
                                             BwArea          *area);
gboolean      bw_picture_put_site           (BwPicture       *self,
                                             BwSite          *site);
void          bw_picture_remove_place       (BwPicture       *self,
                                             const char      *code);

/* Looks at the readings of a site again, if @subject is that of its kind. */
void          bw_picture_judge_site         (BwPicture       *self,
                                             BwPlace          site,
                                             BwSubject        subject);

/* The rounds or the time have changed. */
void          bw_picture_find_current_round (BwPicture       *self);
void          bw_picture_init_sites         (BwPicture       *self);

G_END_DECLS
