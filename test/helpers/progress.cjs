/* Tests solve exercises: that is no progress of the reader whose folder this is. */
process.env.DIGITS_PROGRESS ??= 'none';
