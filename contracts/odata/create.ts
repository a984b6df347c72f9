// What every create in OData's JSON format is: POST of a JSON object to a collection, answered with 201.

export const method = 'POST';
export const createdStatus = 201;
export const mediaType = 'application/json';
