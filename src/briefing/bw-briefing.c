/* bw-briefing.c: the sheet that is printed of a scope
 *
 *   picture ──► facts ──► content (words) ──► pages (marks) ──► any cairo_t
 *
 * Others draft other contents; what is laid out and drawn is the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-briefing.h"

#include "bw-briefing-chinese.h"
#include "bw-briefing-english.h"
#include "bw-briefing-layout.h"
#include "bw-briefing-page.h"
#include "bw-briefing-private.h"
#include "bw-briefing-record.h"
#include "bw-briefing-words.h"

#include <cairo-pdf.h>
#include <gio/gio.h>

struct _BwBriefing
{
  GObject            parent_instance;

  BwBriefingContent *content; /* (owned) */
  BwBriefingFonts   *fonts;   /* (owned): the lines of the pages use them */
  GPtrArray         *pages;   /* (owned) (element-type BwBriefingPage) */
};

G_DEFINE_FINAL_TYPE (BwBriefing, bw_briefing, G_TYPE_OBJECT)

G_DEFINE_QUARK (bw-briefing-error-quark, bw_briefing_error)

static cairo_status_t
on_surface_write_cb (void                *closure,
                     const unsigned char *data,
                     unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Dates are those of the cut-off: a reprint gives the same bytes. */
static void
set_metadata (BwBriefing      *self,
              cairo_surface_t *surface)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->content->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->content->issuer);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Bulwark " BW_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, self->content->created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, self->content->created);
}

static cairo_status_t
render (BwBriefing *self,
        GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (on_surface_write_cb, bytes,
                                                                  BW_BRIEFING_PAPER_W, BW_BRIEFING_PAPER_H);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (self, surface);
  for (guint i = 0; i < self->pages->len; i++)
    {
      bw_briefing_draw_page (self, i, cr);
      cairo_show_page (cr);
    }

  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);

  cairo_surface_destroy (surface);
  return status;
}

/* Takes over @work. */
static BwBriefingContent *
draft (BwBriefingFacts *facts,
       BwBriefingWork  *work,
       const char      *scope)
{
  BwBriefingContent *content;

  facts->work = work;
  content = bw_briefing_words_is_chinese (facts->language) ? bw_briefing_chinese_draft (facts)
                                                           : bw_briefing_english_draft (facts);
  content->scope = g_strdup (scope);
  return content;
}

static BwPlace
find_scope (BwPicture   *picture,
            const char  *scope,
            GError     **error)
{
  BwPlaceTree *places = bw_picture_get_places (picture);
  BwPlace place = bw_place_tree_lookup (places, scope);

  if (place != BW_PLACE_NONE && bw_place_tree_is_listed (places, place))
    return place;

  g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_SCOPE, "no place has the code “%s”", scope);
  return BW_PLACE_NONE;
}

static void
bw_briefing_finalize (GObject *object)
{
  BwBriefing *self = BW_BRIEFING (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->content, bw_briefing_content_free);
  g_clear_object (&self->fonts);

  G_OBJECT_CLASS (bw_briefing_parent_class)->finalize (object);
}

static void
bw_briefing_class_init (BwBriefingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_briefing_finalize;
}

static void
bw_briefing_init (BwBriefing *self)
{
}

/**
 * bw_briefing_new_for_content:
 * @content: (transfer full): what to say
 * @fonts: (transfer none): what to say it in
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the sheet, laid out
 */
BwBriefing *
bw_briefing_new_for_content (BwBriefingContent  *content,
                             BwBriefingFonts    *fonts,
                             GError            **error)
{
  g_autoptr (BwBriefing) self = g_object_new (BW_TYPE_BRIEFING, NULL);

  bw_briefing_content_settle (content);
  self->content = content;
  self->fonts = g_object_ref (fonts);
  self->pages = bw_briefing_layout_pages (content, fonts, error);
  return self->pages != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_briefing_new_from_content:
 * @content: (transfer full): what to say; see bw_briefing_draft() and its like
 * @error: return location
 *
 * Lays it out. Reads fonts and sets all pages: in a worker, if there may be many.
 *
 * Returns: (transfer full) (nullable): the sheet; %NULL with %BW_BRIEFING_ERROR_FONT
 */
BwBriefing *
bw_briefing_new_from_content (BwBriefingContent  *content,
                              GError            **error)
{
  g_autoptr (BwBriefingContent) owned = content;
  g_autoptr (BwBriefingFonts) fonts = bw_briefing_fonts_new ((const char * const *) owned->fonts, NULL, NULL,
                                                             error);

  return fonts != NULL ? bw_briefing_new_for_content (g_steal_pointer (&owned), fonts, error) : NULL;
}

/**
 * bw_briefing_draft_with:
 * @picture: the picture
 * @scope: code of a place
 * @as_of: cut-off, the backend's time, microseconds
 * @stopped: time of the last data if they stopped before @as_of, else 0
 * @number: of the issue, 0: none is printed
 * @language: "zh_CN" or "en"
 * @work: (transfer full): of the same scope and cut-off, all read
 * @error: return location
 *
 * The same as bw_briefing_draft() for those who must not wait for the documents.
 *
 * Returns: (transfer full) (nullable): what the briefing says
 */
BwBriefingContent *
bw_briefing_draft_with (BwPicture       *picture,
                        const char      *scope,
                        gint64           as_of,
                        gint64           stopped,
                        guint            number,
                        const char      *language,
                        BwBriefingWork  *work,
                        GError         **error)
{
  g_autoptr (BwBriefingWork) owned = work;
  g_autoptr (BwBriefingFacts) facts = NULL;
  BwPlace place = find_scope (picture, scope, error);

  if (place == BW_PLACE_NONE)
    return NULL;

  facts = bw_briefing_facts_new (picture, place, as_of, stopped, number, language);
  return draft (facts, g_steal_pointer (&owned), scope);
}

/**
 * bw_briefing_draft:
 * @picture: the picture
 * @scope: code of a place
 * @as_of: cut-off, the backend's time, microseconds
 * @stopped: time of the last data if they stopped before @as_of, else 0
 * @number: of the issue, 0: none is printed
 * @language: "zh_CN" or "en"
 * @error: return location
 *
 * Reads all documents of the picture that it is about; of a large city that takes a
 * tenth of a second.
 *
 * Returns: (transfer full) (nullable): what the briefing of that scope says, independent
 *   of the picture from then on; %NULL with %BW_BRIEFING_ERROR_SCOPE
 */
BwBriefingContent *
bw_briefing_draft (BwPicture   *picture,
                   const char  *scope,
                   gint64       as_of,
                   gint64       stopped,
                   guint        number,
                   const char  *language,
                   GError     **error)
{
  g_autoptr (BwBriefingFacts) facts = NULL;
  BwBriefingWork *work;
  BwPlace place;

  g_return_val_if_fail (BW_IS_PICTURE (picture), NULL);
  g_return_val_if_fail (scope != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  place = find_scope (picture, scope, error);
  if (place == BW_PLACE_NONE)
    return NULL;

  facts = bw_briefing_facts_new (picture, place, as_of, stopped, number, language);
  work = bw_briefing_work_new (picture, place, facts->zone, facts->cut_off);
  while (!bw_briefing_work_step (work, G_USEC_PER_SEC))
    ;

  return draft (facts, work, scope);
}

/**
 * bw_briefing_new:
 * @picture: the picture
 * @scope: code of a place
 * @as_of: cut-off, the backend's time, microseconds
 * @stopped: time of the last data if they stopped before @as_of, else 0
 * @number: of the issue, 0: none is printed
 * @language: "zh_CN" or "en"
 * @error: return location
 *
 * Drafts the sheet and lays it out.
 *
 * Returns: (transfer full) (nullable): the sheet; %NULL with %BW_BRIEFING_ERROR_SCOPE
 *   or %BW_BRIEFING_ERROR_FONT
 */
BwBriefing *
bw_briefing_new (BwPicture   *picture,
                 const char  *scope,
                 gint64       as_of,
                 gint64       stopped,
                 guint        number,
                 const char  *language,
                 GError     **error)
{
  BwBriefingContent *content = bw_briefing_draft (picture, scope, as_of, stopped, number, language, error);

  return content != NULL ? bw_briefing_new_from_content (content, error) : NULL;
}

guint
bw_briefing_get_n_pages (BwBriefing *self)
{
  g_return_val_if_fail (BW_IS_BRIEFING (self), 0);

  return self->pages->len;
}

/**
 * bw_briefing_draw_page:
 * @self: a sheet
 * @page: from 0
 * @cr: where to: A4, in points
 *
 * The ground is left as it is: paper is white, a preview paints its own.
 */
void
bw_briefing_draw_page (BwBriefing *self,
                       guint       page,
                       cairo_t    *cr)
{
  g_return_if_fail (BW_IS_BRIEFING (self));
  g_return_if_fail (page < self->pages->len);

  bw_briefing_page_draw (g_ptr_array_index (self->pages, page), cr);
}

/**
 * bw_briefing_write_pdf:
 * @self: a sheet
 * @path: of the file; it is replaced at once or not at all
 * @error: return location
 *
 * Blocks.
 *
 * Returns: whether it was written; if not, %BW_BRIEFING_ERROR_WRITE
 */
gboolean
bw_briefing_write_pdf (BwBriefing  *self,
                       const char  *path,
                       GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) reason = NULL;
  cairo_status_t status;

  g_return_val_if_fail (BW_IS_BRIEFING (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  status = render (self, bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_WRITE, "%s: %s", path,
                   cairo_status_to_string (status));
      return FALSE;
    }

  if (g_file_set_contents_full (path, (const char *) bytes->data, (gssize) bytes->len,
                                G_FILE_SET_CONTENTS_CONSISTENT, 0644, &reason))
    return TRUE;

  g_set_error_literal (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_WRITE, reason->message);
  return FALSE;
}

const char *
bw_briefing_get_title (BwBriefing *self)
{
  g_return_val_if_fail (BW_IS_BRIEFING (self), NULL);

  return self->content->title;
}

/**
 * bw_briefing_dup_headlines:
 * @self: a sheet
 *
 * Returns: (transfer full): what matters most, a line each
 */
GStrv
bw_briefing_dup_headlines (BwBriefing *self)
{
  g_return_val_if_fail (BW_IS_BRIEFING (self), NULL);

  if (self->content->headlines == NULL)
    {
      char *lines[] = { g_strjoin (" ", self->content->title, self->content->cut_off, NULL), NULL };

      return g_memdup2 (lines, sizeof lines);
    }

  return g_strdupv (self->content->headlines);
}

/**
 * bw_briefing_is_issuable:
 * @self: a sheet
 *
 * Returns: whether it can be given a number: a briefing that has none
 */
gboolean
bw_briefing_is_issuable (BwBriefing *self)
{
  g_return_val_if_fail (BW_IS_BRIEFING (self), FALSE);

  return self->content->scope != NULL && self->content->number == NULL;
}

/**
 * bw_briefing_get_scope:
 * @self: a sheet
 *
 * Returns: (nullable): code of the area that it may be issued of
 */
const char *
bw_briefing_get_scope (BwBriefing *self)
{
  g_return_val_if_fail (BW_IS_BRIEFING (self), NULL);

  return self->content->scope;
}

/**
 * bw_briefing_dup_record:
 * @self: a sheet
 *
 * Returns: (transfer full): what it says, to be made again; see bw_briefing_record_read()
 */
JsonObject *
bw_briefing_dup_record (BwBriefing *self)
{
  g_return_val_if_fail (BW_IS_BRIEFING (self), NULL);

  return bw_briefing_record_write (self->content);
}
